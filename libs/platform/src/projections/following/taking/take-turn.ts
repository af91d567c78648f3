import { setTimeout as wait } from 'node:timers/promises';
import type { Recorded } from '@hub/event-store';
import type { DataSource } from 'typeorm';
import { FactFailed, TimeIsUp } from '../../follower.js';
import { park } from '../parked.js';
import { isOfNoFact } from './passing.js';
import { move, takeTogether } from './take-facts.js';
import { Fenced, type Parking, type Taker } from './taker.js';

/** How long a fact that fails is tried again, in milliseconds, before it is parked. */
const RETRY_AFTER_MS = [20, 100];
/** So many facts one after the other are waited for; with more of them within the time, each is parked at once. */
const WAITED_FOR = 3;
const IN_A_ROW_MS = 10_000;

/** How long a turn is, in milliseconds, and what else ends it. It does so between two facts. */
export type Turn = Readonly<{ ms: number; onParked: Parking; isOver?: () => boolean }>;

/**
 * Lets one follower take facts, whatever is among them, until it has taken all or its turn is over; its position tells how far it came.
 * It comes further with each turn, unless `isOver` says so before the first fact. A fact that fails again and again is parked, and the
 * facts of its stream after it; those of other streams are taken. A transaction takes as many facts as go into a turn.
 * @throws whatever says nothing about a fact; then everything before it is taken and can be gone on from.
 */
export const takeTurn = async (database: DataSource, taker: Taker, facts: readonly Recorded[], upTo: bigint, turn: Turn): Promise<void> => {
  const until = Date.now() + turn.ms;
  let left = facts.filter(({ position }) => position > taker.position);
  while (taker.position < upTo && !turn.isOver?.()) {
    const some = left.slice(0, taker.slice);
    await takeSome(database, taker, some, some.length < left.length ? (some.at(-1)?.position ?? upTo) : upTo, turn);
    left = left.filter(({ position }) => position > taker.position);
    if (Date.now() >= until) return;
  }
};

const takeSome = async (database: DataSource, taker: Taker, facts: readonly Recorded[], upTo: bigint, turn: Turn): Promise<void> => {
  const began = Date.now();
  // One alone is taken however long it takes, or there would be no end to it.
  const isOver = facts.length > 1 ? (since: number) => Date.now() - since > turn.ms || turn.isOver?.() === true : undefined;
  try {
    await takeTogether(database, [taker], facts, upTo, { isOver });
    if (Date.now() - began < turn.ms / 4) taker.slice *= 2;
  } catch (error) {
    if (error instanceof TimeIsUp) {
      taker.slice = Math.max(1, Math.floor(error.taken / 2));
      return;
    }
    const [first] = facts;
    if (error instanceof Fenced || isOfNoFact(error) || !first) throw error;
    const cut = placeToCut(facts, error);
    if (cut > 0) taker.slice = cut;
    else await tryOrPark(database, taker, first, facts.length === 1 ? upTo : first.position, error, turn.onParked);
  }
};

/** How many facts stand before the one that failed; half of them where it is not known. */
const placeToCut = (facts: readonly Recorded[], error: unknown): number =>
  error instanceof FactFailed ? facts.findIndex(({ position }) => position === error.fact.position) : Math.floor(facts.length / 2);

const tryOrPark = async (
  database: DataSource,
  taker: Taker,
  fact: Recorded,
  upTo: bigint,
  why: unknown,
  onParked: Parking,
): Promise<void> => {
  const inARow = Date.now() - taker.lastParked.at < IN_A_ROW_MS ? taker.lastParked.inARow : 0;
  let failure = causeOf(why);
  for (const pause of inARow < WAITED_FOR ? RETRY_AFTER_MS : []) {
    await wait(pause);
    try {
      await takeTogether(database, [taker], [fact], upTo);
      return;
    } catch (error) {
      if (error instanceof Fenced || isOfNoFact(error)) throw error;
      failure = causeOf(error);
    }
  }
  await database.transaction(async (tx) => {
    await move(tx, [taker], upTo);
    await park(tx, taker.key, [fact], String(failure));
  });
  taker.position = upTo;
  taker.parked.add(fact.stream);
  taker.lastParked = { at: Date.now(), inARow: inARow + 1 };
  // What comes next is likely to fail as well, and would take with it whatever is taken together with it.
  taker.slice = 1;
  onParked(taker, fact, failure);
};

const causeOf = (error: unknown): unknown => (error instanceof FactFailed ? error.cause : error);
