import type { Position, Recorded, StreamVersion } from '../../event-store.js';
import type { ChainHash, ChainHead } from '../chain.js';

/** What is kept of a fact that was found in order: what it was, where it stood in the log, and the hash of its stream up to it. */
export type Seal = Readonly<{ stream: string; version: StreamVersion; type: string; position: Position; hash: ChainHash }>;

/** Where seals are kept. A seal that is there is never written over. */
export abstract class Seals {
  /** The seals of these places, as far as there are any. */
  abstract of(facts: readonly Recorded[]): Promise<readonly Seal[]>;

  /** The seals of one stream, by version, both ends included. */
  abstract between(stream: string, first: StreamVersion, last: StreamVersion): Promise<readonly Seal[]>;

  /** How far every stream is sealed. */
  abstract ends(): Promise<ReadonlyMap<string, StreamVersion>>;

  abstract add(seals: readonly Seal[]): Promise<void>;
}

/** Seals that were written to a file and kept elsewhere: the head of every stream at that time. */
export type KeptSeals = Readonly<{ facts: number; heads: ReadonlyMap<string, ChainHead> }>;
