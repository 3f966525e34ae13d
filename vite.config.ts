// SPDX-License-Identifier: Apache-2.0
// One config, three builds (`vite build --app`): the renderer as a page, main and preload as Electron code. Main has
// an entry for each process that it starts; the phone's page has a config of its own (phone/vite.config.ts).

import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type Plugin, type Rolldown } from 'vite';
import { languages } from './contract/view.ts';

const at = (file: string): string => path.resolve(import.meta.dirname, file);

function electronSide(entries: Record<string, string>, folder: string, format: 'es' | 'cjs'): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: ['electron', 'smartcard'] },
    build: {
      outDir: at(folder),
      emptyOutDir: true,
      copyPublicDir: false,
      target: 'node24',
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, at(file)])),
        platform: 'node',
        // The native module stays outside: its binary is found beside its own package.
        external: ['electron', 'smartcard', /^node:/],
        // All files lie beside each other: each finds the others from where it is itself, whatever it was bundled into.
        output: {
          format,
          entryFileNames: format === 'es' ? '[name].js' : '[name].cjs',
          chunkFileNames: '[name]-[hash].js',
          // Names stay, for those who read a stack trace; space and comments are read in vain at each start.
          minify: { compress: false, mangle: false, codegen: true },
        },
      },
    },
  };
}

/** The page asks for the code that draws it, and for what that imports, at once: not only when its first script has run. */
const drawingAhead: Plugin = {
  name: 'drawing-ahead',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.values(bundle)
        .flatMap((file) => (file.type === 'chunk' && file.name === 'draw' ? [...file.imports, file.fileName] : []))
        .filter((fileName) => !isEntry(bundle[fileName]))
        .map((fileName) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', href: `./${fileName}` },
          injectTo: 'head',
        })),
  },
};

function isEntry(file: Rolldown.OutputChunk | Rolldown.OutputAsset | undefined): boolean {
  return file?.type === 'chunk' && file.isEntry;
}

/** Puts our file in the place of react-aria's, for which renderer/told-locale.ts has the reason; without it, no build. */
function toldLocale(): Plugin {
  let isPlaced = false;
  return {
    name: 'told-locale',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId(source) {
      if (!source.endsWith('/useDefaultLocale.mjs')) return undefined;
      isPlaced = true;
      return at('renderer/told-locale.ts');
    },
    buildEnd(error) {
      if (!error && !isPlaced)
        this.error('react-aria has the file that renderer/told-locale.ts replaces elsewhere now');
    },
  };
}

/** A language's name for itself, with a capital letter. */
function ownName(language: string): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

export default defineConfig({
  root: at('renderer'),
  base: './',
  plugins: [react(), drawingAhead, toldLocale()],
  publicDir: at('assets'),
  define: {
    'import.meta.env.LANGUAGE_NAMES': JSON.stringify(
      Object.fromEntries(languages.map((each) => [each, ownName(each)])),
    ),
  },
  environments: {
    client: {
      build: {
        outDir: at('out/renderer'),
        emptyOutDir: true,
        target: 'chrome152',
        modulePreload: false,
        sourcemap: true,
      },
    },
    main: electronSide(
      { index: 'main/index.ts', 'card-process': 'main/card/process.ts', 'issuer-process': 'issuer/embedded.ts' },
      'out/main',
      'es',
    ),
    preload: electronSide({ index: 'preload/index.ts' }, 'out/preload', 'cjs'),
  },
  builder: {},
});
