import type { Recorded } from '@hub/event-store';
import type { Follower } from '../follower.js';

/**
 * A follower in the hands of this process. `key` is the name of its checkpoint, `epoch` the one it was taken over with, `position` the
 * last fact it took or passed by. `suffix` stands behind the names of its tables. Facts of the `parked` streams are parked too.
 */
export type Taker = {
  readonly key: string;
  readonly follower: Follower;
  readonly suffix: string;
  epoch: bigint;
  position: bigint;
  readonly parked: Set<string>;
  /** Until when it waits, in milliseconds of the clock, because something was in its way. */
  heldUntil: number;
};

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
