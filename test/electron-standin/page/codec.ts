// SPDX-License-Identifier: Apache-2.0

/**
 * Structured clone as text, for what IPC carries between the main process and a page. `structuredClone` goes first,
 * so that what may not be cloned is refused as V8 refuses it. Host objects (Blob, ImageData ...) are not carried.
 *
 * The function runs in Node.js and, by its source text, in pages: it must use nothing from outside itself.
 */
export interface Codec {
  /** Throws "An object could not be cloned." */
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/** A value on the wire: a primitive that JSON knows, or a form of its own for all the others. */
type Wire = null | string | number | boolean | Form;
type Entry = readonly [key: string, value: Wire];
type Form =
  | { readonly form: 'undefined' }
  | { readonly form: 'bigint' | 'number'; readonly text: string }
  /** An object that came before, by its number in order of appearance. */
  | { readonly form: 'seen'; readonly number: number }
  | { readonly form: 'array'; readonly length: number; readonly entries: readonly Entry[] }
  | { readonly form: 'object'; readonly entries: readonly Entry[] }
  | { readonly form: 'map'; readonly pairs: readonly (readonly [Wire, Wire])[] }
  | { readonly form: 'set'; readonly items: readonly Wire[] }
  | { readonly form: 'view'; readonly type: string; readonly base64: string }
  | { readonly form: 'buffer'; readonly base64: string }
  | { readonly form: 'date' | 'boxed'; readonly value: Wire }
  | { readonly form: 'regexp'; readonly source: string; readonly flags: string }
  | ErrorForm;

interface ErrorForm {
  readonly form: 'error';
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly cause: Wire;
}

export function createCodec(): Codec {
  const uncloneable = () => new Error('An object could not be cloned.');

  function encode(value: unknown): string {
    let copy: unknown;
    try {
      copy = structuredClone(value);
    } catch {
      throw uncloneable();
    }
    return JSON.stringify(createWriter()(copy));
  }

  function createWriter(): (value: unknown) => Wire {
    const seen = new Map<object, number>();
    const entries = (object: object): Entry[] => Object.entries(object).map(([key, value]) => [key, write(value)]);

    function write(value: unknown): Wire {
      if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
      if (value === undefined) return { form: 'undefined' };
      if (typeof value === 'bigint') return { form: 'bigint', text: String(value) };
      if (typeof value === 'number') return writeNumber(value);
      if (typeof value !== 'object') throw uncloneable();
      const number = seen.get(value);
      if (number !== undefined) return { form: 'seen', number };
      seen.set(value, seen.size);
      return writeObject(value);
    }

    function writeObject(value: object): Form {
      if (Array.isArray(value)) return { form: 'array', length: value.length, entries: entries(value) };
      if (ArrayBuffer.isView(value)) return { form: 'view', type: value.constructor.name, base64: toBase64(value) };
      if (value instanceof ArrayBuffer) return { form: 'buffer', base64: toBase64(new Uint8Array(value)) };
      if (value instanceof Date) return { form: 'date', value: write(value.getTime()) };
      if (value instanceof RegExp) return { form: 'regexp', source: value.source, flags: value.flags };
      if (value instanceof Map)
        return { form: 'map', pairs: [...value].map(([key, item]) => [write(key), write(item)]) };
      if (value instanceof Set) return { form: 'set', items: [...value].map(write) };
      if (value instanceof Error) return writeError(value);
      if (value instanceof Number || value instanceof String || value instanceof Boolean) {
        return { form: 'boxed', value: write(value.valueOf()) };
      }
      if (Object.prototype.toString.call(value) === '[object Object]')
        return { form: 'object', entries: entries(value) };
      throw uncloneable();
    }

    function writeError({ name, message, stack, cause }: Error): ErrorForm {
      return { form: 'error', name, message, stack: stack ?? '', cause: write(cause) };
    }

    return write;
  }

  function writeNumber(value: number): Wire {
    if (Number.isFinite(value) && !Object.is(value, -0)) return value;
    return { form: 'number', text: Object.is(value, -0) ? '-0' : String(value) };
  }

  function decode(text: string): unknown {
    const seen: unknown[] = [];
    const keep = <T>(value: T): T => {
      seen.push(value);
      return value;
    };
    const fill = (target: object, entries: readonly Entry[]) => {
      // Not by assignment: `__proto__` is an ordinary key here.
      for (const [key, item] of entries) {
        const value = read(item);
        Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
      }
      return target;
    };

    function read(wire: Wire): unknown {
      if (wire === null || typeof wire !== 'object') return wire;
      switch (wire.form) {
        case 'undefined':
          return undefined;
        case 'bigint':
          return BigInt(wire.text);
        case 'number':
          return Number(wire.text);
        case 'seen':
          return seen[wire.number];
        default:
          return readObject(wire);
      }
    }

    function readObject(wire: Exclude<Form, { form: 'undefined' | 'bigint' | 'number' | 'seen' }>): object {
      switch (wire.form) {
        case 'array':
          return fill(keep(new Array(wire.length)), wire.entries);
        case 'object':
          return fill(keep({}), wire.entries);
        case 'view':
          return keep(createView(wire.type, fromBase64(wire.base64)));
        case 'buffer':
          return keep(fromBase64(wire.base64));
        case 'date':
          return keep(new Date(read(wire.value) as number));
        case 'boxed':
          return keep(Object(read(wire.value)) as object);
        case 'regexp':
          return keep(new RegExp(wire.source, wire.flags));
        case 'map':
          return readMap(keep(new Map()), wire.pairs);
        case 'set':
          return readSet(keep(new Set()), wire.items);
        case 'error':
          return readError(wire);
      }
    }

    function readMap(map: Map<unknown, unknown>, pairs: readonly (readonly [Wire, Wire])[]): object {
      for (const [key, value] of pairs) map.set(read(key), read(value));
      return map;
    }

    function readSet(set: Set<unknown>, items: readonly Wire[]): object {
      for (const item of items) set.add(read(item));
      return set;
    }

    function readError({ name, message, stack, cause }: ErrorForm): Error {
      const types = [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];
      const error = keep(new (types.find((type) => type.name === name) ?? Error)(message));
      Object.defineProperty(error, 'stack', { value: stack, configurable: true, writable: true });
      const reason = read(cause);
      if (reason !== undefined) {
        Object.defineProperty(error, 'cause', { value: reason, configurable: true, writable: true });
      }
      return error;
    }

    return read(JSON.parse(text) as Wire);
  }

  function createView(type: string, buffer: ArrayBuffer): ArrayBufferView {
    const types: readonly (new (buffer: ArrayBuffer) => ArrayBufferView)[] = [
      DataView,
      Int8Array,
      Uint8ClampedArray,
      Int16Array,
      Uint16Array,
      Int32Array,
      Uint32Array,
      Float32Array,
      Float64Array,
      BigInt64Array,
      BigUint64Array,
    ];
    return new (types.find(({ name }) => name === type) ?? Uint8Array)(buffer);
  }

  function toBase64({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    let text = '';
    for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    return btoa(text);
  }

  function fromBase64(text: string): ArrayBuffer {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer;
  }

  return { encode, decode };
}
