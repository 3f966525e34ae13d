// SPDX-License-Identifier: Apache-2.0
// The sound that calls somebody back who leaves a card behind: two soft notes, made on the spot, repeated.

/** A person who takes the card at once hears nothing. */
const firstAfter = 3_000;
const every = 7_000;

/** Two notes a fifth apart, in hertz: they carry over voices and frighten nobody. */
const notes = [659.26, 987.77] as const;
const noteSeconds = 0.35;
const loudest = 0.25;

/** Begins to call; returns how to stop. */
export function callOut(): () => void {
  const sound = new AudioContext();
  let next = setTimeout(call, firstAfter);
  function call(): void {
    notes.forEach((frequency, index) => {
      play(sound, frequency, sound.currentTime + index * noteSeconds);
    });
    next = setTimeout(call, every);
  }
  return () => {
    clearTimeout(next);
    void sound.close();
  };
}

/** One note, which swells and fades, so that it does not click. */
function play(sound: AudioContext, frequency: number, start: number): void {
  const tone = new OscillatorNode(sound, { type: 'sine', frequency });
  const volume = new GainNode(sound, { gain: 0 });
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(loudest, start + 0.05);
  volume.gain.exponentialRampToValueAtTime(0.001, start + noteSeconds * 2);
  tone.connect(volume).connect(sound.destination);
  tone.start(start);
  tone.stop(start + noteSeconds * 2);
}
