import type { Recorded } from '@hub/event-store';
import type { Follower } from '../../follower.js';
import { OneAtATime } from './one-at-a-time.js';

/** Where a follower stands, and under which epoch it is moved from there. */
export type Standpoint = Readonly<{
  key: string;
  follower: Follower;
  epoch: bigint;
  position: bigint;
  suffix?: string;
  parked?: Iterable<string>;
}>;

/**
 * A follower in the hands of this process. `key` is the name of its checkpoint, `epoch` the one it was taken over with, `position` the
 * last fact it took or passed by. `suffix` stands behind the names of its tables. Facts of the `parked` streams are parked too.
 */
export class Taker {
  readonly key: string;
  readonly follower: Follower;
  readonly suffix: string;
  readonly epoch: bigint;
  readonly parked: Set<string>;
  position: bigint;
  /** Whoever takes facts for it, or ends the parking of a stream, does so one at a time. */
  readonly alone = new OneAtATime();
  /** Until when it waits, in milliseconds of the clock, because something was in its way. */
  heldUntil = 0;
  /** How many facts it takes in one transaction, where it takes them in turns of its own. */
  slice = Number.POSITIVE_INFINITY;
  /** When it last parked a fact, and how many it had parked then in quick succession. */
  lastParked = { at: 0, inARow: 0 };

  constructor({ key, follower, epoch, position, suffix = '', parked = [] }: Standpoint) {
    this.key = key;
    this.follower = follower;
    this.suffix = suffix;
    this.epoch = epoch;
    this.position = position;
    this.parked = new Set(parked);
  }
}

/** Another process has moved this follower, or may: what was taken is undone, and nothing of it was written. */
export class Fenced extends Error {
  constructor(readonly keys: readonly string[]) {
    super(`moved by another process: ${keys.join(', ')}`);
  }
}

/** A fact was parked for a follower, and with it all that follow in its stream. */
export type Parking = (taker: Taker, fact: Recorded, error: unknown) => void;

/** The facts a follower has not taken yet and wants. */
export const wantedBy = ({ follower, position }: Taker, facts: readonly Recorded[]): readonly Recorded[] => {
  const on = new Set<string>(follower.on);
  return facts.filter((fact) => fact.position > position && on.has(fact.type));
};
