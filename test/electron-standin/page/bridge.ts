// SPDX-License-Identifier: Apache-2.0

/**
 * Stands in for `contextBridge`: one half runs in the page's world, the other in the preload script's isolated world.
 * They share one detached node that nobody else can reach. An event dispatched on it is handled before `dispatchEvent`
 * returns, and Chromium clones its `detail` between the worlds, so calls are synchronous and share no objects, as in
 * Electron. The page's half keeps its own references to every built-in that it uses: the page may replace them later.
 *
 * The function runs in pages, by its source text: it must use nothing from outside itself.
 */
export interface Bridge {
  /** `contextBridge.exposeInMainWorld`, when called in the isolated world. */
  expose(name: string, api: unknown): void;
}

/** A value on its way to the other world. `n` numbers it for later references to it. */
type Parcel =
  | { readonly value: unknown; readonly n?: number }
  | { readonly function: number }
  | { readonly reference: number }
  | { readonly promise: number; readonly n: number }
  | { readonly error: string; readonly stack: string; readonly n?: number }
  | { readonly array: readonly Parcel[]; readonly n: number }
  | { readonly object: readonly (readonly [key: string, parcel: Parcel])[]; readonly n: number };

type Message =
  | { readonly kind: 'call'; readonly function: number; readonly arguments: Parcel }
  | { readonly kind: 'expose'; readonly name: string; readonly api: Parcel }
  | { readonly kind: 'answer'; readonly ok: boolean; readonly parcel: Parcel }
  | { readonly kind: 'settle'; readonly promise: number; readonly ok: boolean; readonly parcel: Parcel };

type Answer = Extract<Message, { kind: 'answer' }>;
type Callable = (...args: unknown[]) => unknown;
interface Settlers {
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

export function createBridge(node: EventTarget, here: string, there: string): Bridge {
  const MAX_DEPTH = 1000;
  const { freeze, keys, defineProperty, hasOwn } = Object;
  const { isArray } = Array;
  const { apply } = Reflect;
  const [BridgeEvent, BuiltInPromise, BuiltInError, BuiltInTypeError] = [CustomEvent, Promise, Error, TypeError];
  const [BuiltInWeakMap, toText] = [WeakMap, String];
  const { get: getNumber, set: setNumber } = WeakMap.prototype;
  const { dispatchEvent: dispatch } = EventTarget.prototype;
  const { then } = Promise.prototype;
  const { toString: tagOf } = Object.prototype;
  const cloneable = /^\[object (Date|RegExp|Map|Set|ArrayBuffer|DataView|Blob|File|ImageData|\w+Array)\]$/;
  const isCloneable = RegExp.prototype.test.bind(cloneable);

  const functions: Record<number, Callable> = { __proto__: null } as never;
  const promises: Record<number, Settlers> = { __proto__: null } as never;
  const functionIds = createNumbering();
  let lastId = 0;
  let answer: Answer | undefined;

  function createNumbering() {
    const numbers = new BuiltInWeakMap<object, number>();
    return {
      numberOf: (object: object) => apply(getNumber, numbers, [object]) as number | undefined,
      remember: (object: object, number: number) => void apply(setNumber, numbers, [object, number]),
    };
  }

  const post = (message: Message): void => {
    apply(dispatch, node, [new BridgeEvent(there, { detail: message })]);
  };

  /** Posts a question; the other half has answered it by the time that `post` returns. */
  function ask(message: Message): unknown {
    const outer = answer;
    answer = undefined;
    post(message);
    const received = answer as Answer | undefined;
    answer = outer;
    if (!received) throw new BuiltInError('the other world is gone');
    const value = unpack(received.parcel, false);
    if (!received.ok) throw value;
    return value;
  }

  function pack(root: unknown): Parcel {
    const seen = createNumbering();
    let count = 0;

    function packValue(value: unknown, depth: number): Parcel {
      if (depth > MAX_DEPTH) {
        throw new BuiltInTypeError(
          `Electron contextBridge recursion depth exceeded.  Nested objects deeper than ${MAX_DEPTH} are not supported.`,
        );
      }
      if (typeof value === 'symbol') throw new BuiltInError('An object could not be cloned.');
      if (typeof value === 'function') return { function: lend(value as Callable) };
      if (typeof value !== 'object' || value === null) return { value };
      const known = seen.numberOf(value);
      if (known !== undefined) return { reference: known };
      const n = count++;
      seen.remember(value, n);
      return packObject(value, n, depth);
    }

    function packObject(value: object, n: number, depth: number): Parcel {
      const tag = apply(tagOf, value, []) as string;
      if (value instanceof BuiltInPromise) return { n, promise: lendPromise(value) };
      if (value instanceof BuiltInError || tag === '[object Error]') return { n, ...describe(value) };
      if (isArray(value)) return { n, array: packItems(value, depth) };
      if (isCloneable(tag)) return { n, value };
      return { n, object: packMembers(value as Record<string, unknown>, depth) };
    }

    function packItems(items: readonly unknown[], depth: number): Parcel[] {
      const parcels: Parcel[] = [];
      for (let i = 0; i < items.length; i++) put(parcels, packValue(items[i], depth + 1));
      return parcels;
    }

    function packMembers(object: Record<string, unknown>, depth: number): [string, Parcel][] {
      const parcels: [string, Parcel][] = [];
      const names = keys(object);
      for (let i = 0; i < names.length; i++) {
        const name = names[i] as string;
        const member = object[name];
        if (typeof member !== 'symbol') put(parcels, [name, packValue(member, depth + 1)]);
      }
      return parcels;
    }

    return packValue(root, 0);
  }

  /** Appends without the page's `push`, and without setters on `Array.prototype`. */
  function put<T>(list: T[], item: T): void {
    defineProperty(list, list.length, { value: item, enumerable: true, configurable: true, writable: true });
  }

  function describe(error: object): { error: string; stack: string } {
    const { message, stack } = error as Error;
    return { error: toText(message), stack: toText(stack) };
  }

  function lend(callable: Callable): number {
    const known = functionIds.numberOf(callable);
    if (known !== undefined) return known;
    const id = ++lastId;
    functionIds.remember(callable, id);
    functions[id] = callable;
    return id;
  }

  function lendPromise(promise: Promise<unknown>): number {
    const id = ++lastId;
    apply(then, promise, [(value: unknown) => settle(id, true, value), (reason: unknown) => settle(id, false, reason)]);
    return id;
  }

  function settle(promise: number, ok: boolean, value: unknown): void {
    let message: Message;
    try {
      message = { kind: 'settle', promise, ok, parcel: pack(value) };
    } catch (error) {
      message = { kind: 'settle', promise, ok: false, parcel: pack(error) };
    }
    post(message);
  }

  /** `sealed`: frozen through and through, as what `exposeInMainWorld` gives is. */
  function unpack(root: Parcel, sealed: boolean): unknown {
    const seen: unknown[] = [];
    const seal = <T>(value: T): T => (sealed ? freeze(value) : value);

    function unpackValue(parcel: Parcel): unknown {
      if ('reference' in parcel) return seen[parcel.reference];
      if ('function' in parcel) return seal(borrow(parcel.function));
      const keep = <T>(value: T): T => {
        if (parcel.n !== undefined) defineProperty(seen, parcel.n, { value, configurable: true });
        return value;
      };
      if ('promise' in parcel) return keep(borrowPromise(parcel.promise));
      if ('error' in parcel) return keep(recreate(parcel.error, parcel.stack));
      if ('array' in parcel) return unpackItems(keep([]), parcel.array);
      if ('object' in parcel) return unpackMembers(keep({}), parcel.object);
      return keep(parcel.value);
    }

    function unpackItems(items: unknown[], parcels: readonly Parcel[]): unknown[] {
      for (let i = 0; i < parcels.length; i++) put(items, unpackValue(parcels[i] as Parcel));
      return seal(items);
    }

    function unpackMembers(object: object, parcels: readonly (readonly [string, Parcel])[]): object {
      for (let i = 0; i < parcels.length; i++) {
        const [name, parcel] = parcels[i] as [string, Parcel];
        const value = unpackValue(parcel);
        defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
      }
      return seal(object);
    }

    return unpackValue(root);
  }

  function borrow(id: number): Callable {
    return (...args) => ask({ kind: 'call', function: id, arguments: pack(args) });
  }

  function borrowPromise(id: number): Promise<unknown> {
    return new BuiltInPromise((resolve, reject) => {
      promises[id] = { resolve, reject };
    });
  }

  function recreate(message: string, stack: string): Error {
    const error = new BuiltInError(message);
    defineProperty(error, 'stack', { value: stack, configurable: true, writable: true });
    return error;
  }

  function receive(message: Message): void {
    if (message.kind === 'answer') answer = message;
    else if (message.kind === 'settle') receiveSettled(message);
    else reply(message.kind === 'call' ? () => callLent(message) : () => define(message));
  }

  function reply(action: () => unknown): void {
    let parcel: Parcel;
    let ok = true;
    try {
      parcel = pack(action());
    } catch (error) {
      ok = false;
      parcel = error instanceof BuiltInError ? describe(error) : { error: toText(error), stack: '' };
    }
    post({ kind: 'answer', ok, parcel });
  }

  function callLent(message: Extract<Message, { kind: 'call' }>): unknown {
    const args = unpack(message.arguments, false) as unknown[];
    return apply(functions[message.function] as Callable, undefined, args);
  }

  function define({ name, api }: Extract<Message, { kind: 'expose' }>): void {
    if (hasOwn(globalThis, name)) {
      throw new BuiltInError('Cannot bind an API on top of an existing property on the window object');
    }
    const value = unpack(api, true);
    defineProperty(globalThis, name, { value, enumerable: true, writable: false, configurable: false });
  }

  function receiveSettled({ promise, ok, parcel }: Extract<Message, { kind: 'settle' }>): void {
    const waiting = promises[promise];
    delete promises[promise];
    const value = unpack(parcel, false);
    if (ok) waiting?.resolve(value);
    else waiting?.reject(value);
  }

  node.addEventListener(here, (event) => {
    const { detail } = event as CustomEvent<Message | null>;
    if (detail) receive(detail);
  });
  return { expose: (name, api) => void ask({ kind: 'expose', name, api: pack(api) }) };
}
