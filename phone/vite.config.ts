// SPDX-License-Identifier: Apache-2.0
// The phone's page: static files under out/phone, served by the issuer at `/` and, the same page, at `/A/:id`; and the
// service worker beside it.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin } from 'vite';

const at = (file: string): string => path.resolve(import.meta.dirname, file);
const folder = at('../out/phone');
const target = ['safari16.4', 'chrome120', 'firefox121'];

/**
 * Builds the service worker, which must know the names of all that a page needs to open: not the scanner's, which are
 * large.
 */
function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    async closeBundle() {
      const assets = readdirSync(path.join(folder, 'assets')).filter((name) => !/^(zxing|qr-decoder)/.test(name));
      const files = ['/', ...assets.map((name) => `/assets/${name}`)];
      const version = createHash('sha256')
        .update(files.join())
        .update(readFileSync(path.join(folder, 'index.html')));
      await build({
        configFile: false,
        root: at('.'),
        logLevel: 'error',
        publicDir: false,
        define: {
          __VERSION__: JSON.stringify(version.digest('hex').slice(0, 12)),
          __FILES__: JSON.stringify(files),
        },
        build: {
          outDir: folder,
          emptyOutDir: false,
          target,
          rolldownOptions: {
            input: at('worker/service-worker.ts'),
            output: { entryFileNames: 'service-worker.js' },
          },
        },
      });
    },
  };
}

/** Writes each text and WebAssembly file compressed beside itself, so that the issuer need not compress on the way. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    closeBundle: {
      // After the service worker is there.
      sequential: true,
      order: 'post',
      handler() {
        for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
          if (!/\.(html|js|css|svg|wasm|webmanifest)$/.test(name)) continue;
          const file = path.join(folder, name);
          writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
        }
      },
    },
  };
}

export default defineConfig({
  root: at('.'),
  base: '/',
  plugins: [react(), serviceWorker(), compressed()],
  build: {
    outDir: folder,
    emptyOutDir: true,
    target,
    // The issuer's content security policy allows no `data:` and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
});
