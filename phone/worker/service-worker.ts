// SPDX-License-Identifier: Apache-2.0
// Lets the app open without a network, so that it can say so in the person's language, with whom to ask. It keeps the
// page and its own files, which everybody may have, and nothing that the issuer says to anyone: requests to the API
// never come by here. A page that is open goes on with the files that it began with: a new worker waits for its end, and
// clears the old one's away.

import type { PushedMessage } from '../../contract/push.ts';

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

self.addEventListener('push', (event) => event.waitUntil(show(event.data)));
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});

/** Shows what the issuer tells. Browsers want something shown for each message, also for one that cannot be read. */
async function show(data: PushMessageData | null): Promise<void> {
  const { title = 'Pivot', body = '', language = 'en', path = '/' } = readMessage(data);
  await self.registration.showNotification(title, { body, lang: language, icon: '/icon-192.png', data: path });
}

function readMessage(data: PushMessageData | null): Partial<PushedMessage> {
  try {
    return data?.json() ?? {};
  } catch {
    return {};
  }
}

/** Opens a page of the app, in a window that shows it already where there is one. */
async function open(path: unknown): Promise<void> {
  const { origin } = self.location;
  const address = URL.parse(typeof path === 'string' ? path : '/', origin);
  const page = address?.origin === origin ? address.href : origin;
  const [window] = await self.clients.matchAll({ type: 'window' });
  const shown = await window?.navigate(page).catch(() => null);
  await (shown ? shown.focus() : self.clients.openWindow(page));
}

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
