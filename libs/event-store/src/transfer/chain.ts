import { createHash } from 'node:crypto';
import type { Recorded, StreamVersion } from '../event-store.js';
import { canonicalJson } from './canonical-json.js';

/** The hash of a stream up to one of its facts: SHA-256 in 64 hexadecimal digits. */
export type ChainHash = string;

/** How far the chain of a stream has come. */
export type ChainHead = Readonly<{ version: StreamVersion; hash: ChainHash }>;

const sha256 = (...parts: readonly string[]): ChainHash => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** What the chain of a stream begins with: the hash of its name. */
export const chainStart = (stream: string): ChainHash => sha256(stream);

/**
 * The hash of a stream up to `fact`, from the hash up to the fact before it: SHA-256 of that hash, in hexadecimal, and the canonical
 * JSON (RFC 8785) of the fact's data, id, metadata, recordedAt, type and version. Positions are the store's own affair and not in it,
 * so that a stream has the same hashes in every store it is copied to.
 */
export const chainOn = (before: ChainHash, { id, type, version, data, metadata, recordedAt }: Recorded): ChainHash =>
  sha256(before, canonicalJson({ id, type, version, data: data as object, metadata, recordedAt }));

/** The chains of all streams of a log, of which only the heads are kept: some 250 bytes a stream. */
export class Chains {
  private readonly heads = new Map<string, ChainHead>();
  private taken = 0;

  /** Facts taken so far. */
  get facts(): number {
    return this.taken;
  }

  get streams(): number {
    return this.heads.size;
  }

  /** Takes the next fact of the log. @returns the hash of its stream up to it. */
  take(fact: Recorded): ChainHash {
    const hash = chainOn(this.hashOf(fact.stream), fact);
    this.heads.set(fact.stream, { version: fact.version, hash });
    this.taken += 1;
    return hash;
  }

  head(stream: string): ChainHead | undefined {
    return this.heads.get(stream);
  }

  /** The hash of a stream as far as it was taken. */
  hashOf(stream: string): ChainHash {
    return this.heads.get(stream)?.hash ?? chainStart(stream);
  }

  /** The heads of all streams, sorted by the names of the streams (by their UTF-16 units). */
  *sorted(): Generator<ChainHead & Readonly<{ stream: string }>> {
    for (const stream of [...this.heads.keys()].sort()) yield { stream, ...(this.heads.get(stream) as ChainHead) };
  }

  /** One hash of the whole: SHA-256 of a line `stream version hash` for every stream, sorted. Short enough for a piece of paper. */
  seal(): ChainHash {
    const hash = createHash('sha256');
    for (const { stream, version, hash: head } of this.sorted()) hash.update(`${stream} ${version} ${head}\n`);
    return hash.digest('hex');
  }
}
