// SPDX-License-Identifier: Apache-2.0
// One config, three builds (`vite build --app`): the renderer as a page, main and preload as Electron code. Main has
// an entry for each process that it starts; the phone's page has a config of its own (phone/vite.config.ts).

import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions } from 'vite';

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
        },
      },
    },
  };
}

export default defineConfig({
  root: at('renderer'),
  base: './',
  plugins: [react()],
  publicDir: at('assets'),
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
