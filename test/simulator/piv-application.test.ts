// SPDX-License-Identifier: Apache-2.0
// The PIV application and the card around it, by APDU scripts (apdu-script.ts).

import { describe, expect, it } from 'vitest';
import type { VirtualCard } from '../../simulator/card.ts';
import { createOtherCard } from '../../simulator/card.ts';
import {
  bytesOf,
  goodPin,
  hexOf,
  makeCard,
  runOn,
  runScript,
  selectPiv,
  signature,
  signWith,
  wrongPin,
} from './apdu-script.ts';

const propertyTemplate =
  '61 2e 4f 06 00 00 10 00 01 00 79 07 4f 05 a0 00 00 03 08 50 13 50 69 76 6f 74 20 70 72 61 63 74 69 63 65 20 63 61 72 64' +
  ' ac 06 80 01 11 06 01 00 90 00';
const newPin = '36 35 34 33 32 31 30 ff';
const puk = '31 32 33 34 35 36 37 38';
const globalPin = '39 38 37 36 35 34 ff ff';
const wrongPuk = '38 38 38 38 38 38 38 38';
const hash = '11'.repeat(32);

describe('SELECT', () => {
  it('answers the application property template with the algorithms of the card', () =>
    runScript([[selectPiv, propertyTemplate]]));

  it('takes the AID with its version and truncated to the provider', () =>
    runScript([
      ['00 a4 04 00 0b a0 00 00 03 08 00 00 10 00 01 00 00', propertyTemplate],
      ['00 a4 04 00 05 a0 00 00 03 08 00', propertyTemplate],
    ]));

  it('finds no other application, and leaves PIV selected', () =>
    runScript([
      [selectPiv, '.. 90 00'],
      ['00 a4 04 00 08 a0 00 00 05 27 20 01 01 00', '6a 82'],
      ['00 20 00 80', '63 c3'],
    ]));

  it('leaves PIV for the card manager, which knows no PIV command, and comes back without the PIN', () =>
    runScript([
      [selectPiv, '.. 90 00'],
      [`00 20 00 80 08 ${goodPin}`, '90 00'],
      ['00 a4 04 00 08 a0 00 00 01 51 00 00 00 00', '6f 0a 84 08 a0 00 00 01 51 00 00 00 90 00'],
      ['00 20 00 80', '6d 00'],
      [selectPiv, '.. 90 00'],
      ['00 20 00 80', '63 c3'],
    ]));

  it('finds nothing on a card that is no PIV card', async () => {
    runOn(createOtherCard(), [
      [selectPiv, '6a 82'],
      ['00 20 00 80', '6d 00'],
    ]);
  });

  it('must come before every other command', () =>
    runScript([
      ['00 20 00 80', '69 85'],
      ['00 cb 3f ff 03 5c 01 7e 00', '69 85'],
    ]));
});

describe('GET DATA', () => {
  it('gives Discovery as it is and other objects inside tag 53', () =>
    runScript([
      [selectPiv, '.. 90 00'],
      ['00 cb 3f ff 03 5c 01 7e 00', '7e 12 4f 0b a0 00 00 03 08 00 00 10 00 01 00 5f 2f 02 40 00 90 00'],
      ['00 cb 3f ff 05 5c 03 5f c1 07 00', '53 33 f0 15 a0 00 00 01 16 ff 02 .. fe 00 90 00'],
    ]));

  it('says 6A82 for what is not there and 6982 for what is behind the PIN', () =>
    runScript([
      [selectPiv, '.. 90 00'],
      ['00 cb 3f ff 05 5c 03 5f c1 0c 00', '6a 82'],
      ['00 cb 3f ff 05 5c 03 5f c1 09 00', '69 82'],
      [`00 20 00 80 08 ${goodPin}`, '90 00'],
      ['00 cb 3f ff 05 5c 03 5f c1 09 00', '53 .. 90 00'],
    ]));

  it('gives long objects in blocks of 256 bytes, and says how many wait', async () => {
    const { card, certificates } = await makeCard();
    const certificate = certificates.get(0x9a) ?? new Uint8Array();
    const read = readObject(card, '5c 03 5f c1 05');
    expect(read.statusWords.slice(0, -1).every((sw) => sw >> 8 === 0x61)).toBe(true);
    expect(hexOf(read.data)).toContain(hexOf(certificate));
    expect(hexOf(read.data).endsWith('710100fe00')).toBe(true);
  });

  it('gives a long object at once to extended length', async () => {
    const { card } = await makeCard();
    runOn(card, [[selectPiv, '.. 90 00']]);
    const inBlocks = readObject(card, '5c 03 5f c1 05').data;
    const atOnce = card.processApdu(bytesOf('00 cb 3f ff 00 00 05 5c 03 5f c1 05 00 00'));
    expect(hexOf(atOnce)).toBe(`${hexOf(inBlocks)}9000`);
  });
});

describe('GET RESPONSE', () => {
  it('corrects an Le of more than waits, and then gives it', async () => {
    const { card } = await makeCard();
    const [high, waiting = 0] = card.processApdu(bytesOf(`${selectPiv.slice(0, -2)}10`)).subarray(-2);
    expect(high).toBe(0x61);
    const count = waiting.toString(16).padStart(2, '0');
    runOn(card, [
      ['00 c0 00 00 ff', `6c ${count}`],
      [`00 c0 00 00 ${count}`, '.. 90 00'],
      ['00 c0 00 00 00', '69 85'],
    ]);
  });

  it('has nothing more once another command came', () =>
    runScript([
      [selectPiv, '.. 90 00'],
      ['00 cb 3f ff 05 5c 03 5f c1 05 00', '53 .. 61 ..'],
      ['00 20 00 80', '63 c3'],
      ['00 c0 00 00 00', '69 85'],
    ]));
});

describe('VERIFY', () => {
  it('tells the tries left without spending one, and says when the PIN is not needed', () =>
    runScript([
      [selectPiv, '.. 90 00'],
      ['00 20 00 80', '63 c3'],
      ['00 20 00 80', '63 c3'],
      [`00 20 00 80 08 ${goodPin}`, '90 00'],
      ['00 20 00 80', '90 00'],
    ]));

  it('counts wrong PINs, gives the tries back after the right one, and forgets it after a wrong one', () =>
    runScript([
      [selectPiv, '.. 90 00'],
      [`00 20 00 80 08 ${wrongPin}`, '63 c2'],
      [`00 20 00 80 08 ${goodPin}`, '90 00'],
      [`00 20 00 80 08 ${wrongPin}`, '63 c2'],
      ['00 20 00 80', '63 c2'],
      [signWith('9a'), '69 82'],
    ]));

  it('blocks after the last try, for the right PIN too', () =>
    runScript(
      [
        [selectPiv, '.. 90 00'],
        [`00 20 00 80 08 ${wrongPin}`, '63 c0'],
        [`00 20 00 80 08 ${goodPin}`, '69 83'],
        ['00 20 00 80', '69 83'],
      ],
      { pinTriesLeft: 1 },
    ));

  it.each([
    ['five digits', '31 32 33 34 35 ff ff ff', '08'],
    ['a letter', '31 32 33 34 35 41 ff ff', '08'],
    ['padding in the middle', '31 32 33 ff 35 36 ff ff', '08'],
    ['other padding', '31 32 33 34 35 36 00 00', '08'],
    ['seven bytes', '31 32 33 34 35 36 ff', '07'],
  ])('spends no try on %s', (_, pin, length) =>
    runScript([
      [selectPiv, '.. 90 00'],
      [`00 20 00 80 ${length} ${pin}`, '6a 80'],
      ['00 20 00 80', '63 c3'],
    ]),
  );

  it('knows the application PIN alone', () =>
    runScript([
      [selectPiv, '.. 90 00'],
      ['00 20 00 00', '6a 88'],
      ['00 20 01 80', '6a 86'],
    ]));

  it.each(['applicationFirst', 'globalFirst'] as const)('takes both PINs where Discovery says so (%s)', (pinPolicy) =>
    runScript(
      [
        [selectPiv, '.. 90 00'],
        ['00 cb 3f ff 03 5c 01 7e 00', `7e 12 4f 0b .. 5f 2f 02 60 ${pinPolicy === 'globalFirst' ? '20' : '10'} 90 00`],
        [`00 20 00 00 08 ${goodPin}`, '63 c2'],
        ['00 20 00 80', '63 c3'],
        [`00 20 00 00 08 ${globalPin}`, '90 00'],
        ['00 20 00 00', '90 00'],
        ['00 20 00 80', '63 c3'],
        [signWith('9a'), signature],
      ],
      { pinPolicy },
    ),
  );

  it('keeps the global PIN verified while another application is selected', () =>
    runScript(
      [
        [selectPiv, '.. 90 00'],
        [`00 20 00 00 08 ${globalPin}`, '90 00'],
        ['00 a4 04 00 08 a0 00 00 01 51 00 00 00 00', '.. 90 00'],
        [selectPiv, '.. 90 00'],
        ['00 20 00 00', '90 00'],
      ],
      { pinPolicy: 'applicationFirst' },
    ));

  it('logs out with P1 FF', () =>
    runScript([
      [selectPiv, '.. 90 00'],
      [`00 20 00 80 08 ${goodPin}`, '90 00'],
      ['00 20 ff 80', '90 00'],
      ['00 20 00 80', '63 c3'],
    ]));

  it('holds until the power goes', async () => {
    const { card } = await makeCard();
    runOn(card, [
      [selectPiv, '.. 90 00'],
      [`00 20 00 80 08 ${goodPin}`, '90 00'],
      [selectPiv, '.. 90 00'],
      ['00 20 00 80', '90 00'],
    ]);
    card.reset();
    runOn(card, [
      ['00 20 00 80', '69 85'],
      [selectPiv, '.. 90 00'],
      ['00 20 00 80', '63 c3'],
    ]);
  });
});

describe('CHANGE REFERENCE DATA', () => {
  it('changes the PIN', () =>
    runScript([
      [selectPiv, '.. 90 00'],
      [`00 24 00 80 10 ${goodPin} ${newPin}`, '90 00'],
      [`00 20 00 80 08 ${goodPin}`, '63 c2'],
      [`00 20 00 80 08 ${newPin}`, '90 00'],
    ]));

  it('spends a try on a wrong PIN and none on a new one of the wrong form', () =>
    runScript([
      [selectPiv, '.. 90 00'],
      [`00 24 00 80 10 ${wrongPin} ${newPin}`, '63 c2'],
      [`00 24 00 80 10 ${goodPin} 31 32 33 ff ff ff ff ff`, '6a 80'],
      ['00 20 00 80', '63 c2'],
    ]));

  it('changes the PUK', () =>
    runScript([
      [selectPiv, '.. 90 00'],
      [`00 24 00 81 10 ${puk} ${wrongPuk}`, '90 00'],
      [`00 2c 00 80 10 ${puk} ${newPin}`, '63 c2'],
      [`00 2c 00 80 10 ${wrongPuk} ${newPin}`, '90 00'],
    ]));
});

describe('RESET RETRY COUNTER', () => {
  it('unblocks the PIN with the PUK and a new PIN, and leaves it to be verified', () =>
    runScript(
      [
        [selectPiv, '.. 90 00'],
        [`00 2c 00 80 10 ${puk} ${newPin}`, '90 00'],
        ['00 20 00 80', '63 c3'],
        [`00 20 00 80 08 ${newPin}`, '90 00'],
      ],
      { pinTriesLeft: 0 },
    ));

  it('blocks after three wrong PUKs', () =>
    runScript([
      [selectPiv, '.. 90 00'],
      [`00 2c 00 80 10 ${wrongPuk} ${newPin}`, '63 c2'],
      [`00 2c 00 80 10 ${wrongPuk} ${newPin}`, '63 c1'],
      [`00 2c 00 80 10 ${wrongPuk} ${newPin}`, '63 c0'],
      [`00 2c 00 80 10 ${puk} ${newPin}`, '69 83'],
    ]));
});

describe('GENERAL AUTHENTICATE', () => {
  it('wants the PIN once for 9A and 9D, each time for 9C, never for 9E', () =>
    runScript([
      [selectPiv, '.. 90 00'],
      [signWith('9e'), signature],
      [signWith('9a'), '69 82'],
      [signWith('9c'), '69 82'],
      [`00 20 00 80 08 ${goodPin}`, '90 00'],
      [signWith('9c'), signature],
      [signWith('9c'), '69 82'],
      [signWith('9a'), signature],
      [signWith('9a'), signature],
      [`00 20 00 80 08 ${goodPin}`, '90 00'],
      ['00 cb 3f ff 03 5c 01 7e 00', '7e .. 90 00'],
      [signWith('9c'), '69 82'],
    ]));

  it('takes the command in a chain', () =>
    runScript([
      [selectPiv, '.. 90 00'],
      ['10 87 11 9e 10 7c 24 82 00 81 20 11 11 11 11 11 11 11 11 11 11', '90 00'],
      [`00 87 11 9e 16 ${'11'.repeat(22)} 00`, signature],
    ]));

  it('signs and decrypts with retired keys once the PIN was given', () =>
    runScript(
      [
        [selectPiv, '.. 90 00'],
        [signWith('83'), '69 82'],
        [`00 20 00 80 08 ${goodPin}`, '90 00'],
        [signWith('83'), signature],
        [signWith('95'), signature],
        [signWith('84'), '6a 86'],
      ],
      { retiredKeys: 2, offCardKeys: 1 },
    ));

  it('forgets a chain that another command interrupts', () =>
    runScript([
      [selectPiv, '.. 90 00'],
      ['10 87 11 9e 10 7c 24 82 00 81 20 11 11 11 11 11 11 11 11 11 11', '90 00'],
      ['00 20 00 80', '63 c3'],
      [`00 87 11 9e 16 ${'11'.repeat(22)} 00`, '6a 80'],
    ]));

  it.each([
    ['another algorithm than the key has', `00 87 07 9e 26 7c 24 82 00 81 20 ${hash} 00`, '6a 86'],
    ['a slot without a key', `00 87 11 82 26 7c 24 82 00 81 20 ${hash} 00`, '6a 86'],
    ['a hash that is too long', `00 87 11 9e 27 7c 25 82 00 81 21 ${hash}11 00`, '6a 80'],
    ['a template that is none', '00 87 11 9e 02 05 00 00', '6a 80'],
    ['a template without a question', `00 87 11 9e 24 7c 22 81 20 ${hash} 00`, '6a 80'],
    ['a point that is not on the curve', `00 87 11 9e 47 7c 45 82 00 85 41 04 ${hash}${hash} 00`, '6a 80'],
  ])('refuses %s', (_, command, answer) =>
    runScript([
      [selectPiv, '.. 90 00'],
      [command, answer],
    ]),
  );
});

describe('a command that the card does not know', () => {
  it.each([
    ['wrong length fields', '00 20 00 80 08 31', '67 00'],
    ['too few bytes', '00 20', '67 00'],
    ['a logical channel', '01 20 00 80', '68 81'],
    ['secure messaging', '0c 20 00 80', '68 82'],
    ['an unknown instruction', '00 fd 00 00 00', '6d 00'],
    ['administration without its key', '00 db 3f ff 05 5c 03 5f c1 05', '69 82'],
  ])('is refused: %s', (_, command, answer) =>
    runScript([
      [selectPiv, '.. 90 00'],
      [command, answer],
    ]),
  );
});

function readObject(card: VirtualCard, list: string): { data: Uint8Array; statusWords: number[] } {
  card.processApdu(bytesOf(selectPiv));
  const parts: Uint8Array[] = [];
  const statusWords: number[] = [];
  for (let command = `00 cb 3f ff 05 ${list} 00`; command; ) {
    const answer = card.processApdu(bytesOf(command));
    const [high = 0, low = 0] = answer.subarray(-2);
    parts.push(answer.subarray(0, -2));
    statusWords.push((high << 8) | low);
    command = high === 0x61 ? `00 c0 00 00 ${low.toString(16).padStart(2, '0')}` : '';
  }
  return { data: Buffer.concat(parts), statusWords };
}
