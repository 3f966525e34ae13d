// SPDX-License-Identifier: Apache-2.0
// What a page sounds like: its words in their order, taken from the page itself, so that whatever is seen is heard. The
// digits of a PIN are not in the page, and so are never heard; nor are the keys of the number pad.

const heard = 'h1, h2, p, li, dt, dd, button, label, [role="img"]';
const silent = '.pin-pad, [aria-hidden="true"]';

/** The sentences of what is in front: of a dialog where one is open, else of the page. */
export function spokenPage(): readonly string[] {
  const dialogs = document.querySelectorAll('[role="dialog"], [role="alertdialog"]');
  const parts = dialogs.length > 0 ? [...dialogs].slice(-1) : [...document.querySelectorAll('main, footer')];
  return parts.flatMap((part) => [...part.querySelectorAll(heard)].filter(isLeaf).map(spokenName)).filter(Boolean);
}

/** Parts of what is said already are not said twice. */
function isLeaf(element: Element): boolean {
  const within = [...element.querySelectorAll(heard)].some((inner) => !inner.closest(silent));
  return element.checkVisibility() && !element.closest(silent) && (!within || element.matches('button'))
    ? !element.parentElement?.closest('button')
    : false;
}

/** The name of a control or the words of a text. */
export function spokenName(element: Element): string {
  const labels = (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id));
  const named = labels.map((label) => label?.textContent ?? '').join(' ');
  const words = element.getAttribute('aria-label') || named.trim() || wordsOf(element);
  const field =
    element instanceof HTMLInputElement ? `${element.labels?.[0]?.textContent ?? ''}: ${element.value}` : '';
  return spelled(field || words);
}

/** Parts of a control that stand below each other are sentences of their own. */
function wordsOf(element: Element): string {
  const spans = element.matches('button') ? [...element.children].map((child) => child.textContent.trim()) : [];
  const parts = spans.filter(Boolean);
  return parts.length > 1 ? parts.join('. ') : (element.textContent?.trim() ?? '');
}

/** Codes and numbers are said sign by sign, their groups apart: "4821 9037" is eight digits. */
export function spelled(words: string): string {
  return words.replace(/[0-9A-Z]*\d[0-9A-Z]*(?:[ -][0-9A-Z]*\d[0-9A-Z]*)*/g, (code) =>
    /\d{4}/.test(code)
      ? code
          .split(/[ -]/)
          .map((group) => [...group].join(' '))
          .join(', ')
      : code,
  );
}
