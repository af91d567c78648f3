import { hash, randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const NAMESPACE = Buffer.from('6f1d1c1e7d0b5b7c9a526c8d0f3e2a11', 'hex');

/** A UUID (version 5) made of what it stands for: the same parts give the same id, so that a repeated command writes the same facts. */
export const idOf = (...parts: readonly string[]): string => {
  // Every fact of every command has one: the hash without the detours of the general function takes a third of the time.
  const hex = hash('sha1', Buffer.concat([NAMESPACE, Buffer.from(JSON.stringify(parts))]), 'hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
};

const ID_BYTES = 16;
const supply = Buffer.alloc(ID_BYTES * 256);
let supplied = supply.length;
let [lastMs, sequence] = [0, 0];

/** To ask the system for so few bytes at a time is most of what an id costs. */
const someRandomBytes = (): Buffer => {
  if (supplied === supply.length) {
    randomFillSync(supply);
    supplied = 0;
  }
  supplied += ID_BYTES;
  return supply.subarray(supplied - ID_BYTES, supplied);
};

/** A UUID (version 7) that nobody has seen before; later ones sort later. */
export const freshId = (): string => {
  const random = someRandomBytes();
  const now = Date.now();
  // Those of one millisecond are counted on from a random number (RFC 9562, 6.2).
  if (now > lastMs) [lastMs, sequence] = [now, random.readUInt32BE(6) >>> 1];
  else sequence += 1;
  return v7({ random, msecs: lastMs, seq: sequence });
};

/** What a command asks for, as a short digest: two commands with one id but different wishes are told apart by it. */
export const fingerprintOf = (name: string, input: unknown): string => hash('sha256', `${name}:${canonical(input)}`, 'hex').slice(0, 32);

const canonical = (value: unknown): string => JSON.stringify(inOrder(value));

/** The same, with the fields of every object in the order of their names. */
const inOrder = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  if ('toJSON' in value && typeof value.toJSON === 'function') return inOrder((value as { toJSON: () => unknown }).toJSON());
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, inOrder(inner)]),
  );
};
