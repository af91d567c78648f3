import type { AnyFact } from '@hub/kernel';
import type { Folding, KnownStream } from './known-stream.js';

/** How far a load may have to read beyond the last snapshot before it takes the next one. */
export const LONGEST_TAIL = 100;

/** How far a stream that is only written to goes on before a snapshot is taken of what is remembered of it. */
export const LONGEST_UNSAVED = 1_000;

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

  /** Takes a snapshot in the background when the last one is `behind` versions away. */
  abstract keep<S, E extends AnyFact>(known: KnownStream<S>, folding: Folding<S, E>, behind: number): void;

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
