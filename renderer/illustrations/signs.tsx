// SPDX-License-Identifier: Apache-2.0

/** The small signs that stand beside words. Drawn on a field of 24 by 24, lines two wide. */
const paths = {
  attention: 'M12 3.5 22 20.5H2Z M12 10v4.5 M12 17.4v.2',
  stopped: 'M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8Z M12 7v6 M12 16.6v.2',
  tick: 'M4 12.5 9.5 18 20 6.5',
  cross: 'M6 6 18 18 M18 6 6 18',
  equal: 'M5 9h14 M5 15h14',
  unequal: 'M5 9h14 M5 15h14 M16 4 8 20',
  card: 'M6 2.5h12a1.5 1.5 0 0 1 1.5 1.5v16a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 20V4A1.5 1.5 0 0 1 6 2.5Z M9.5 14h5v4h-5Z',
  phone:
    'M8 2h8a1.5 1.5 0 0 1 1.5 1.5v17A1.5 1.5 0 0 1 16 22H8a1.5 1.5 0 0 1-1.5-1.5v-17A1.5 1.5 0 0 1 8 2Z M11 18.8h2',
  phoneAdd:
    'M14.5 22H7a1.5 1.5 0 0 1-1.5-1.5v-17A1.5 1.5 0 0 1 7 2h8a1.5 1.5 0 0 1 1.5 1.5v7 M10 18.8h2 M19 13v6 M16 16h6',
  pen: 'M4 20l1-5L16.5 3.5a1.4 1.4 0 0 1 2 0l2 2a1.4 1.4 0 0 1 0 2L9 19Z M14 6l4 4',
  pin: 'M3.5 5.5h17A1.5 1.5 0 0 1 22 7v10a1.5 1.5 0 0 1-1.5 1.5h-17A1.5 1.5 0 0 1 2 17V7a1.5 1.5 0 0 1 1.5-1.5Z M7 12v.2 M12 12v.2 M17 12v.2',
  lock: 'M7 10.5h10a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 20v-8A1.5 1.5 0 0 1 7 10.5Z M8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5 M12 14.5v3',
  list: 'M4 4.5h4v4H4Z M4 15.5h4v4H4Z M12 6.5h8 M12 17.5h8',
  pause: 'M12 2.5a9.5 9.5 0 1 1 0 19a9.5 9.5 0 1 1 0-19Z M9.5 8.5v7 M14.5 8.5v7',
  resume: 'M12 2.5a9.5 9.5 0 1 1 0 19a9.5 9.5 0 1 1 0-19Z M10 8v8l6-4Z',
  renew: 'M20 12a8 8 0 1 1-2.4-5.7 M20 3v4.5h-4.5',
  clock: 'M12 2.5a9.5 9.5 0 1 1 0 19a9.5 9.5 0 1 1 0-19Z M12 7v5l3.5 2.5',
  chevron: 'M9 5l7 7-7 7',
  chevronDown: 'M5 9l7 7 7-7',
  backspace: 'M9 5h11a1.5 1.5 0 0 1 1.5 1.5v11A1.5 1.5 0 0 1 20 19H9l-6.5-7Z M11.5 9.5l5 5 M16.5 9.5l-5 5',
  sound: 'M4 9.5h4l5-4.5v14l-5-4.5H4Z M16.5 9a4.5 4.5 0 0 1 0 6 M19 6a9 9 0 0 1 0 12',
  help: 'M8.5 9a3.5 3.5 0 1 1 5 3.1c-1 .6-1.5 1.2-1.5 2.4 M12 18v.2',
  language: 'M12 2.5a9.5 9.5 0 1 1 0 19a9.5 9.5 0 1 1 0-19Z M2.5 12h19 M12 2.5c-6 6-6 13 0 19c6-6 6-13 0-19Z',
} as const;

/** The name of a small sign. */
export type SignName = keyof typeof paths;

/** A small sign that only repeats what the words beside it say. */
export function Sign({ name }: { name: SignName }) {
  return (
    <svg className={`sign sign-${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
