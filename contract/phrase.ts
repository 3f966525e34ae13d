// SPDX-License-Identifier: Apache-2.0
// The phrase that station and phone both show, so that a person can see that they speak of the same key. Each derives
// it from SHA-256(label, activation id, public key, nonce): the phone from its own key, never from what it received.
// The issuer chooses the nonce after the key has come, so nobody can search for a key whose phrase fits.

/** 256 short words that do not sound alike: each stands for one byte. The same in all languages, so that both match. */
const words: readonly string[] = `
  acorn almond anchor ankle apple apron arrow autumn badge bagel bamboo banana barn basket beach beard beaver
  bell berry bicycle blanket blossom bottle bread bridge broom brush bucket butter button cabin cactus camel
  camera candle canoe canyon carpet carrot castle cedar cello chain chalk cherry chess chicken circle clock
  cloud clover coconut coffee comet compass copper coral corn cotton cradle crane crown curtain daisy deer
  desert diamond dinner dolphin donkey dragon drum duck eagle earth elbow elephant engine envelope falcon farmer
  feather fence ferry finger flag flame flute forest fountain fox galaxy garden garlic ginger giraffe glacier
  glove goat gold grape guitar hammer harbour harp hill honey horse hotel island jacket jelly jungle kettle
  kitchen kite koala ladder lake lamp lantern lemon leopard letter library lily lion lizard lobster lotus magnet
  mango maple marble market meadow melon mirror mitten monkey moon mountain mouse muffin museum mushroom napkin
  necklace needle nest night noodle nutmeg oasis ocean olive onion orange orchard otter oven owl oyster paddle
  palace panda paper parrot peach peanut pebble pelican pencil penguin pepper piano picnic pigeon pillow pilot
  pine pirate planet plum pocket pony potato puddle pumpkin puppet puzzle rabbit radio raft rainbow raven ribbon
  rice river robin rocket rope rose saddle sailor salad salmon sandal school seal shadow sheep shell shovel
  silver skate sock spider spoon squirrel statue stone straw sugar summer sunset swan table teapot temple
  thunder ticket tiger toast tomato tower tractor train trumpet tulip tunnel turkey turtle umbrella valley
  vanilla velvet village violin volcano wagon walnut walrus water whale wheat
`
  .trim()
  .split(/\s+/);

/** The bytes that are hashed with SHA-256 into the phrase's digest; each part with its length, so that none runs over. */
export function phraseInput(
  activationId: string,
  publicKeyInfo: Uint8Array,
  nonce: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const parts = [ascii('pivot pairing phrase 1'), ascii(activationId), publicKeyInfo, nonce];
  const input = new Uint8Array(parts.reduce((total, part) => total + 4 + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    new DataView(input.buffer).setUint32(offset, part.length);
    input.set(part, offset + 4);
    offset += 4 + part.length;
  }
  return input;
}

/** What both screens show for one digest. */
export interface Phrase {
  readonly words: readonly [string, string, string];
  readonly picture: PhrasePicture;
}

/** A small mirrored picture: rows of five cells, filled or not, and one of six colours (never the only difference). */
export interface PhrasePicture {
  readonly rows: readonly (readonly boolean[])[];
  readonly colour: number;
}

/** The phrase of a digest of at least 8 bytes. */
export function phraseOf(digest: Uint8Array): Phrase {
  const [first = 0, second = 0, third = 0] = digest;
  const word = (byte: number): string => words[byte] ?? '';
  return { words: [word(first), word(second), word(third)], picture: pictureOf(digest.subarray(3, 6)) };
}

function pictureOf(bytes: Uint8Array): PhrasePicture {
  const [high = 0, low = 0, colour = 0] = bytes;
  const bits = (high << 8) | low;
  const rows = [0, 1, 2, 3, 4].map((row) => {
    const [edge, inner, middle] = [0, 1, 2].map((column) => ((bits >> (row * 3 + column)) & 1) === 1);
    return [edge, inner, middle, inner, edge].map(Boolean);
  });
  return { rows, colour: colour % 6 };
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
