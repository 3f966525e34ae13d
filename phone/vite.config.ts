// SPDX-License-Identifier: Apache-2.0
// The phone's page: static files under out/phone, served by the issuer at `/` and, the same page, at `/A/:id`.

import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const at = (file: string): string => path.resolve(import.meta.dirname, file);

export default defineConfig({
  root: at('.'),
  base: '/',
  plugins: [react()],
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
