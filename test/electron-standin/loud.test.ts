// SPDX-License-Identifier: Apache-2.0

import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { absent, LoudEmitter, loud, markDestroyed } from './loud.ts';

class Lamp extends LoudEmitter {
  #isOn = false;

  constructor() {
    super({ emitted: ['on'], neverHere: ['broken'] });
  }

  switchOn(): boolean {
    this.#isOn = true;
    return this.emit('on');
  }

  isDestroyed(): boolean {
    return this.#isOn;
  }
}

test('an emitter works as one, with its own members', () => {
  const lamp = new Lamp();
  let heard = 0;
  lamp.on('on', () => heard++).on('broken', () => {});
  expect(lamp.switchOn()).toBe(true);
  expect(heard).toBe(1);
  expect(lamp).toBeInstanceOf(EventEmitter);
});

test('a member or event that an emitter lacks throws with its name', async () => {
  const lamp: object = new Lamp();
  expect(() => Reflect.get(lamp, 'dim')).toThrow('stand-in: Lamp.dim is not provided');
  expect(() => Reflect.set(lamp, 'colour', 'red')).toThrow('stand-in: Lamp.colour is not provided');
  expect(() => new Lamp().on('off', () => {})).toThrow("stand-in: event 'off' of Lamp is not provided");
  expect(await lamp).toBe(lamp);
});

test('a destroyed object throws on every use but the question whether it is', () => {
  const lamp = new Lamp();
  markDestroyed(lamp);
  expect(() => lamp.switchOn()).toThrow('Object has been destroyed');
  expect(lamp.isDestroyed()).toBe(false);
});

test('a module gives what it has and throws for the rest', () => {
  const module = loud<{ here: number; away: number }>('module', { here: 1 });
  expect(module.here).toBe(1);
  expect(() => module.away).toThrow('stand-in: module.away is not provided');
});

test('an absent module throws on any use', () => {
  const Tray = absent('Tray') as new () => object;
  expect(() => new Tray()).toThrow('stand-in: electron.Tray is not provided');
  expect(() => Reflect.get(Tray, 'prototypeOfAll')).toThrow('stand-in: electron.Tray.prototypeOfAll is not provided');
});
