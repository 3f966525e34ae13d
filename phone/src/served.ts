// SPDX-License-Identifier: Apache-2.0
// What the issuer has written into the page itself (issuer/http/pages.ts), so that the page can say it without reaching
// the issuer again; and the service worker, with which the page opens without a network at all.

/** Who the page comes from, and whom to ask; empty where the page was served by something else. */
export interface Served {
  readonly organisation: string;
  readonly support: string;
}

/** Reads it from the element that the page is drawn in. */
export function readServed({ dataset }: HTMLElement): Served {
  return { organisation: dataset.organisation ?? '', support: dataset.support ?? '' };
}

/** Keeps the page for when there is no network, once it has been loaded. A browser that does not want to does without. */
export function keepForLater(): void {
  const register = () => navigator.serviceWorker?.register('/service-worker.js').catch(() => undefined);
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
}
