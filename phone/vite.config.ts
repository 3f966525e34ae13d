// SPDX-License-Identifier: Apache-2.0
// The phone's page: static files under out/phone, served by the issuer at `/` and, the same page, at `/A/:id`.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const at = (file: string): string => path.resolve(import.meta.dirname, file);

/** Writes each text and WebAssembly file compressed beside itself, so that the issuer need not compress on the way. */
function compressed(folder: string): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    closeBundle() {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(html|js|css|svg|wasm|webmanifest)$/.test(name)) continue;
        const file = path.join(folder, name);
        writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
      }
    },
  };
}

export default defineConfig({
  root: at('.'),
  base: '/',
  plugins: [react(), compressed(at('../out/phone'))],
  build: {
    outDir: at('../out/phone'),
    emptyOutDir: true,
    target: ['safari16.4', 'chrome120', 'firefox121'],
    // The issuer's content security policy allows no `data:` and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
});
