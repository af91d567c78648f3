import type { AnyFact } from '@hub/kernel';
import type { Folding, KnownStream } from './known-stream.js';

/** When a snapshot is due: the stream is at least so long, and the last snapshot so many versions behind. */
export type Due = Readonly<{ length: number; behind: number }>;

/**
 * After a load. A short stream is read as fast as a snapshot is found; of a long one no load is to read more than this beyond the last
 * snapshot, which takes about as long as the rest of it.
 */
export const AFTER_LOAD: Due = { length: 200, behind: 32 };

/** After an append to a stream that is only ever remembered: seldom, because nobody waits for it but the next process. */
export const AFTER_APPEND: Due = { length: 200, behind: 1_000 };

/** A place to start from, to be believed only when the log holds its last fact. */
export type Kept<S> = Omit<KnownStream<S>, 'commands' | 'since'>;

/** Where a command of a stream is recorded, as far as snapshots go: its version, or that it is in none; undefined when nobody can say. */
export type Whereabouts = number | 'nowhere' | undefined;

/**
 * States of long streams, kept beside the read models so that nobody folds thousands of facts again. They belong to the build that made
 * them, because another one may fold differently. Everything in here can be made again from the log, and nothing of it is believed
 * without it: a snapshot that is not there, not readable or not in time only costs time.
 */
export abstract class Snapshots {
  /** The version of the last snapshot that this process knows of. */
  abstract versionOf<S, E extends AnyFact>(stream: string, folding: Folding<S, E>): Promise<number | undefined>;

  abstract find<S, E extends AnyFact>(stream: string, folding: Folding<S, E>): Promise<Kept<S> | undefined>;

  /** Where the last fact of a command is that came before version `since`. */
  abstract whereIs<S, E extends AnyFact>(stream: string, folding: Folding<S, E>, commandId: string, since: number): Promise<Whereabouts>;

  /** Takes a snapshot in the background, when it is due. */
  abstract keep<S, E extends AnyFact>(known: KnownStream<S>, folding: Folding<S, E>, due: Due): void;

  /** A snapshot that does not agree with the log. */
  abstract distrust<S, E extends AnyFact>(stream: string, folding: Folding<S, E>): void;
}

/** For a write path that takes none. */
export class NoSnapshots extends Snapshots {
  override versionOf(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  override find(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  override whereIs(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  override keep(): void {
    // None are taken.
  }

  override distrust(): void {
    // There are none.
  }
}
