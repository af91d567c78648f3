import type { ChainHead, Chains } from '../chain.js';
import type { KeptSeals } from './seals.js';

/** A file of seals that cannot be used; the message says where and why. */
export class UnusableSeals extends Error {}

const FORMAT = 'innovationshubben-seals-1';

/**
 * The heads of all streams as lines of JSON: first one with the format, the number of facts and of streams and the seal of the whole,
 * then one for each stream, sorted. The same log gives the same lines, in whatever store it lies.
 */
export function* sealLines(chains: Chains): Generator<string> {
  yield JSON.stringify({ format: FORMAT, facts: chains.facts, streams: chains.streams, seal: chains.seal() });
  for (const { stream, version, hash } of chains.sorted()) yield JSON.stringify({ stream, version, hash });
}

/** Reads what `sealLines` wrote. @throws {UnusableSeals} for anything else, also for a file that lacks a line. */
export const readSealLines = async (lines: AsyncIterable<string> | Iterable<string>): Promise<KeptSeals> => {
  const heads = new Map<string, ChainHead>();
  let first: Record<string, unknown> | undefined;
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const content = parse(line, number);
    if (!first) {
      if (content['format'] !== FORMAT) throw new UnusableSeals(`line ${number}: this is no file of seals (format ${FORMAT})`);
      first = content;
      continue;
    }
    const { stream, version, hash } = content;
    if (typeof stream !== 'string') throw new UnusableSeals(`line ${number}: stream is missing`);
    if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1)
      throw new UnusableSeals(`line ${number}: version is not a number of facts`);
    if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash)) throw new UnusableSeals(`line ${number}: hash is not a SHA-256`);
    heads.set(stream, { version, hash });
  }
  if (!first) throw new UnusableSeals('the file is empty');
  if (heads.size !== first['streams'])
    throw new UnusableSeals(`it has ${heads.size} streams, and its first line says ${String(first['streams'])}`);
  return { facts: Number(first['facts']), heads };
};

const parse = (line: string, number: number): Record<string, unknown> => {
  try {
    const content: unknown = JSON.parse(line);
    if (typeof content === 'object' && content !== null) return content as Record<string, unknown>;
  } catch {
    // Told below, like JSON of another kind.
  }
  throw new UnusableSeals(`line ${number}: not an object of JSON`);
};
