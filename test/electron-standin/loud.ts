// SPDX-License-Identifier: Apache-2.0

/**
 * What Electron has and the stand-in has not must fail loudly, never pass as `undefined`. Three forms of that: an
 * emitter whose absent members and unknown events throw, a module object whose absent members throw, and a whole
 * module that is absent.
 */
import { EventEmitter } from 'node:events';

/** Reads of these are how promises, JSON, inspectors and test tools ask what a value is. */
const PROBES = new Set(['then', 'toJSON', 'default', '__esModule', 'asymmetricMatch', 'nodeType', 'inspect']);
const EMITTER_EVENTS = ['newListener', 'removeListener'];

/** The error for something that Electron has and the stand-in has not. */
export function notProvided(what: string): Error {
  return new Error(`stand-in: ${what} is not provided`);
}

/** The events of one kind of object: those that come about here, and those that never do and are harmless to await. */
export interface Events {
  readonly emitted: readonly string[];
  readonly neverHere: readonly string[];
}

/**
 * An event emitter in the place of one of Electron's. Reading or setting a member that it lacks throws, and so does
 * listening to an event that is in neither list of `events`.
 */
export class LoudEmitter extends EventEmitter {
  constructor(events: Events) {
    super();
    this.setMaxListeners(0);
    const known = new Set([...events.emitted, ...events.neverHere, ...EMITTER_EVENTS]);
    super.on('newListener', (event: string | symbol) => {
      if (typeof event === 'string' && !known.has(event)) throw notProvided(`event '${event}' of ${nameOf(this)}`);
    });
  }
}

// At the end of the prototype chain, so that private members and `this` of subclasses work as usual.
Object.setPrototypeOf(
  LoudEmitter.prototype,
  new Proxy(EventEmitter.prototype, {
    get(target, key, receiver: object) {
      if (isAbsent(target, key)) throw notProvided(`${nameOf(receiver)}.${String(key)}`);
      return Reflect.get(target, key, receiver);
    },
    set(target, key, value, receiver: object) {
      if (isAbsent(target, key)) throw notProvided(`${nameOf(receiver)}.${String(key)}`);
      return Reflect.set(target, key, value, receiver);
    },
    getPrototypeOf: () => EventEmitter.prototype, // keeps `instanceof EventEmitter` true
  }),
);

/** `members`, with every other member of Electron's module `name` throwing. The one place that claims the full type. */
export function loud<Module extends object>(name: string, members: Partial<Module>): Module {
  return new Proxy(members, {
    get(target, key, receiver) {
      if (isAbsent(target, key)) throw notProvided(`${name}.${String(key)}`);
      return Reflect.get(target, key, receiver);
    },
  }) as Module;
}

/** An Electron module of which nothing is provided. */
export function absent(name: string): object {
  const fail = (key?: string | symbol): never => {
    throw notProvided(typeof key === 'string' ? `electron.${name}.${key}` : `electron.${name}`);
  };
  return new Proxy(class {}, {
    get: (target, key) => (isAbsent(target, key) ? fail(key) : undefined),
    construct: () => fail(),
    apply: () => fail(),
  });
}

/** After this every method of `object` throws as Electron's do on a destroyed object, but for `isDestroyed`. */
export function markDestroyed(object: object): void {
  for (let type = Object.getPrototypeOf(object); type !== LoudEmitter.prototype; type = Object.getPrototypeOf(type)) {
    for (const key of Object.getOwnPropertyNames(type)) {
      if (key !== 'constructor' && key !== 'isDestroyed') throwOnUse(object, key);
    }
  }
}

function throwOnUse(object: object, key: string): void {
  const get = (): never => {
    throw new TypeError('Object has been destroyed');
  };
  Object.defineProperty(object, key, { get, configurable: true });
}

function isAbsent(target: object, key: string | symbol): boolean {
  return typeof key === 'string' && !(key in target) && !PROBES.has(key);
}

function nameOf(object: object): string {
  return object.constructor.name;
}

/** `object` as the Electron type that it stands in for; what it lacks of that throws when used. */
export function standIn<Type>(object: LoudEmitter): Type {
  return object as unknown as Type;
}
