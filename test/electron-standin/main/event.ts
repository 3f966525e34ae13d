// SPDX-License-Identifier: Apache-2.0

/** Stands in for the event object that Electron hands to listeners: it can be prevented, and carries details. */
export class PreventableEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** A fresh event that carries `details` as its own members. */
export function eventWith<Details extends object>(details: Details): PreventableEvent & Details {
  return Object.assign(new PreventableEvent(), details);
}
