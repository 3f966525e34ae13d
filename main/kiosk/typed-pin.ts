// SPDX-License-Identifier: Apache-2.0
// A PIN that is typed on the keyboard and caught before the page sees it. The page is told how many digits there are.

import type { Page } from '../../contract/view.ts';
import { isPin } from '../station/pin.ts';
import type { Station } from '../station/station.ts';
import { digitOf, type Key } from './keys.ts';

/** The station's side that a page talks to. */
export type PageStation = Pick<Station, 'dispatch' | 'view' | 'onView'>;

/** A PIV card's PIN has at most 8 digits (SP 800-73-5 part 2, 2.4.3); the administrator's too. */
const longest = 8;
const asciiZero = 0x30;

type PinIntent = 'submitPin' | 'submitAdministratorPin';

/** The pages that ask for a PIN, and what it is handed over as. */
const intentOf: Readonly<Partial<Record<Page['kind'], PinIntent>>> = {
  enterPuk: 'submitPin',
  enterPin: 'submitPin',
  presentPin: 'submitPin',
  pinForPrinted: 'submitPin',
  newPin: 'submitPin',
  repeatPin: 'submitPin',
  administrator: 'submitAdministratorPin',
};

/** Owns the digits until they are handed over or their page goes; both overwrite them. */
export class TypedPin {
  readonly #station: PageStation;
  readonly #digits = new Uint8Array(longest);
  #count = 0;
  /** The page that the digits are for. */
  #page: Page['kind'];

  /** `station` is told the digits' number, and the PIN when it is complete. */
  constructor(station: PageStation) {
    this.#station = station;
    this.#page = station.view().page.kind;
    station.onView(({ page }) => {
      if (page.kind !== this.#page) this.#keep(0);
      this.#page = page.kind;
    });
  }

  /** Takes a key that was pressed, and says whether it was one of the PIN's, so that the page must not see it. */
  takes(key: Key): boolean {
    if (!this.#isAsked()) return false;
    const digit = digitOf(key);
    if (digit !== undefined) this.#add(digit);
    else if (key.key === 'Backspace') this.#tell(Math.max(0, this.#count - 1));
    else if (key.key === 'Delete') this.#tell(0);
    else if (key.key === 'Enter' && this.#isComplete()) this.submit();
    else return false;
    return true;
  }

  /** Whether a key, pressed or let go, belongs to the PIN. */
  isDigit(key: Key): boolean {
    return this.#isAsked() && digitOf(key) !== undefined;
  }

  /** Hands the PIN to the page that asked for it, if it is one by its form. */
  submit(): void {
    const pin = this.#digits.slice(0, this.#count);
    const kind = this.#intent();
    if (!this.#isComplete() || !kind) return void pin.fill(0);
    this.#tell(0);
    this.#station.dispatch({ kind, payload: pin });
  }

  /** A PUK has all of its digits (SP 800-73-5 part 2, 2.4.3). */
  #isComplete(): boolean {
    const isPuk = this.#page === 'enterPuk';
    return isPuk ? this.#count === longest : isPin(this.#digits.subarray(0, this.#count));
  }

  #isAsked(): boolean {
    return this.#intent() !== undefined;
  }

  #intent(): PinIntent | undefined {
    return intentOf[this.#station.view().page.kind];
  }

  #add(digit: number): void {
    if (this.#count >= longest) return;
    this.#digits[this.#count] = asciiZero + digit;
    this.#tell(this.#count + 1);
  }

  #tell(count: number): void {
    this.#keep(count);
    this.#station.dispatch({ kind: 'pinTyped', digits: count });
  }

  #keep(count: number): void {
    this.#digits.fill(0, count);
    this.#count = count;
  }
}

/**
 * The station for a page that cannot see the PIN: "the PIN is complete" takes the digits that were caught. A PIN that
 * comes from the page itself was typed by nobody: a page that is taken over would be guessing.
 */
export function withTypedPin(station: PageStation, pin: TypedPin): PageStation {
  return {
    ...station,
    dispatch: (event) => {
      if (event.kind === 'submitTypedPin') pin.submit();
      else if (event.kind === 'submitPin' || event.kind === 'submitAdministratorPin') event.payload.fill(0);
      else station.dispatch(event);
    },
  };
}
