// SPDX-License-Identifier: Apache-2.0
// Reads pages aloud: each one that comes, what changes on it that a screen reader would be told, and each control that
// the Tab key leads to. Works from the page itself, so that no page has to know.

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Language } from '../../contract/view.ts';
import { hasVoice, hush, type Sound, say, spedTo, turnedTo, usualSound } from './speaker.ts';
import { spelled, spokenName, spokenPage } from './spoken-words.ts';

/** What can be done with the reading. */
export interface Speech {
  readonly reading: boolean;
  readonly voiceThere: boolean;
  readonly start: () => void;
  readonly stop: () => void;
  readonly repeat: () => void;
  readonly turn: (steps: number) => void;
  readonly speed: (steps: number) => void;
}

/** Begins to read at once with `first`. `introduction` is said before all else. */
export function useSpeech(first: boolean, language: Language, introduction: string): Speech {
  const [reading, setReading] = useState(first);
  const [sound, setSound] = useState(usualSound);
  const voiceThere = useVoice(language);
  const latest = useRef<Sound>(sound);
  latest.current = sound;
  const repeat = (): void => say(spokenPage(), language, latest.current, 'atOnce');
  const change = (next: Sound, what: string): void => {
    setSound(next);
    latest.current = next;
    say([what], language, next, 'atOnce');
  };
  const percent = (share: number): string => new Intl.NumberFormat(language, { style: 'percent' }).format(share);
  const turn = (steps: number): void => {
    const next = turnedTo(latest.current, steps);
    change(next, percent(next.volume));
  };
  const speed = (steps: number): void => {
    const next = spedTo(latest.current, steps);
    change(next, percent(next.rate));
  };
  useReading(reading && voiceThere, language, introduction, latest);
  useSpeechKeys(reading, { repeat, turn, speed });
  return {
    reading,
    voiceThere,
    start: () => setReading(true),
    stop: () => {
      setReading(false);
      hush();
    },
    repeat,
    turn,
    speed,
  };
}

/** Voices come some time after the page. */
function useVoice(language: Language): boolean {
  const [there, setThere] = useState(() => hasVoice(language));
  useEffect(() => {
    const look = (): void => setThere(hasVoice(language));
    look();
    speechSynthesis.addEventListener('voiceschanged', look);
    return () => speechSynthesis.removeEventListener('voiceschanged', look);
  }, [language]);
  return there;
}

const live = '[role="status"], [role="alert"]';

function useReading(reading: boolean, language: Language, introduction: string, sound: React.RefObject<Sound>): void {
  // In time for what changes: the observer of one language must not see the page of the next.
  useLayoutEffect(() => {
    if (!reading) return undefined;
    say([introduction], language, sound.current, 'atOnce');
    let page: string | undefined;
    let told = new Map<Element, string>();
    const look = (): void => {
      const title = titleInFront();
      const regions = new Map([...document.querySelectorAll(live)].map((each) => [each, each.textContent ?? '']));
      if (title !== page) say(spokenPage(), language, sound.current, page === undefined ? 'afterwards' : 'atOnce');
      else {
        const news = [...regions].filter(([region, words]) => words !== '' && told.get(region) !== words);
        say(
          news.map(([, words]) => spelled(words)),
          language,
          sound.current,
          'afterwards',
        );
      }
      page = title;
      told = regions;
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    look();
    const stopFollowing = followFocus((words) => say([words], language, sound.current, 'atOnce'));
    return () => {
      observer.disconnect();
      stopFollowing();
      hush();
    };
  }, [reading, language, introduction, sound]);
}

function titleInFront(): string {
  const titles = document.querySelectorAll('main h1, [role="dialog"] h2, [role="alertdialog"] h2');
  return [...titles].at(-1)?.textContent ?? '';
}

/** Says where the Tab key has led to. Other moves of the focus come with a page, which is read anyway. */
function followFocus(tell: (words: string) => void): () => void {
  let tabbed = false;
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    tabbed = key === 'Tab';
  };
  const onFocus = ({ target }: FocusEvent): void => {
    if (tabbed && target instanceof Element) tell(spokenName(target));
  };
  document.addEventListener('keydown', onKeyDown, true);
  document.addEventListener('focusin', onFocus);
  return () => {
    document.removeEventListener('keydown', onKeyDown, true);
    document.removeEventListener('focusin', onFocus);
  };
}

/** The keys of a headset's control or of the number keys at the side; they are of no other use here. */
function useSpeechKeys(reading: boolean, speech: Pick<Speech, 'repeat' | 'turn' | 'speed'>): void {
  const latest = useRef(speech);
  latest.current = speech;
  useEffect(() => {
    if (!reading) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      const { repeat, turn, speed } = latest.current;
      if (event.code === 'NumpadAdd') turn(1);
      else if (event.code === 'NumpadSubtract') turn(-1);
      else if (event.code === 'NumpadMultiply') speed(1);
      else if (event.code === 'NumpadDivide') speed(-1);
      else if (event.key === 'Home' && !(event.target instanceof HTMLInputElement)) repeat();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [reading]);
}
