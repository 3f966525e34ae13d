// SPDX-License-Identifier: Apache-2.0
// Lets the app open without a network, so that it can say so in the person's language, with whom to ask. It keeps the
// page and its own files, which everybody may have, and nothing that the issuer says to anyone: requests to the API
// never come by here. A page that is open goes on with the files that it began with: a new worker waits for its end, and
// clears the old one's away.

declare const self: ServiceWorkerGlobalScope;

/** By the build (phone/vite.config.ts): its version, and the files that a page needs to open. */
declare const __VERSION__: string;
declare const __FILES__: readonly string[];

const cacheName = `pivot-${__VERSION__}`;

self.addEventListener('install', (event) => event.waitUntil(keepFiles()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && isApp(pathname)) event.respondWith(fetch(request).catch(keptPage));
  else if (pathname.startsWith('/assets/')) event.respondWith(keptOrFetched(request));
});

/** The addresses at which the issuer serves the app. */
function isApp(pathname: string): boolean {
  return pathname === '/' || /^\/a\/[^/]*$/i.test(pathname);
}

async function keepFiles(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll(__FILES__);
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function keptPage(): Promise<Response> {
  return (await caches.match('/')) ?? Response.error();
}

/** Names of assets have their hash in them: what is kept is what would come. */
async function keptOrFetched(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

export {};
