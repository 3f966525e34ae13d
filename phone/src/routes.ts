// SPDX-License-Identifier: Apache-2.0
// The addresses of the app. A reload and the browser's Back button lead to the page that the address names; everything
// finer (a number that was sent, a phrase that is compared) is found again from what the phone has stored.

import { isActivationId } from '../../contract/qr.ts';

/**
 * A place that has an address: the first page, setting up access, this phone itself, the camera, typing the code, the
 * credentials that are here, one activation; a code that is none of ours; or none of these.
 */
export type Route =
  | { readonly kind: 'start' }
  | { readonly kind: 'access' }
  | { readonly kind: 'camera' }
  | { readonly kind: 'code' }
  | { readonly kind: 'credentials' }
  | { readonly kind: 'phone' }
  | { readonly kind: 'activation'; readonly id: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'nowhere' };

/** The place that a path and a fragment (with its `#`) name. */
export function readRoute(path: string, fragment: string): Route {
  if (path === '/') return fragmentRoutes[fragment] ?? { kind: 'start' };
  if (!/^\/A\//i.test(path)) return { kind: 'nowhere' };
  const id = /^\/A\/([A-Z2-7]+)\/?$/i.exec(path)?.[1]?.toUpperCase() ?? '';
  return isActivationId(id) ? { kind: 'activation', id } : { kind: 'unknown' };
}

/** The address of a place, relative to the origin. */
export function addressOf(route: Route): string {
  switch (route.kind) {
    case 'access':
      return '/#access';
    case 'camera':
      return '/#camera';
    case 'code':
      return '/#code';
    case 'credentials':
      return '/#credentials';
    case 'phone':
      return '/#phone';
    case 'activation':
      return `/A/${route.id}`;
    default:
      return '/';
  }
}

const fragmentRoutes: Readonly<Record<string, Route>> = {
  '#access': { kind: 'access' },
  '#camera': { kind: 'camera' },
  '#code': { kind: 'code' },
  '#credentials': { kind: 'credentials' },
  '#phone': { kind: 'phone' },
};
