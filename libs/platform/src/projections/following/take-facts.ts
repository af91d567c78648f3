import { setTimeout as wait } from 'node:timers/promises';
import { type Recorded, unreadableText } from '@hub/event-store';
import type { DataSource, EntityManager } from 'typeorm';
import { FactFailed } from '../follower.js';
import { isOfNoFact } from './passing.js';
import { park } from './parked.js';
import { Fenced, type Parking, type Taker, wantedBy } from './taker.js';

/** How long a transaction of a follower may be idle, in milliseconds: a process frozen in the middle of one holds up others no longer. */
const IDLE_MS = 3_000;

/**
 * Lets a follower's transaction commit without waiting for the disk. When the server dies, what was lost is lost together with the
 * checkpoint, and follows again from the log, whose own commits do wait.
 */
const BEGIN = `SELECT set_config('synchronous_commit', 'off', true), set_config('idle_in_transaction_session_timeout', '${IDLE_MS}', true)`;

/** How long a fact that fails is tried again, in milliseconds, before it is parked. */
const RETRY_AFTER_MS = [20, 100];

/**
 * Lets takers take the next facts and moves their checkpoints to `upTo`, all in one transaction: a transaction for each is what following
 * costs most. The checkpoints move only from where they were known to stand and under their epochs.
 * @throws {Fenced} when somebody else moves one of them. When anything is thrown, none has moved.
 */
export const takeTogether = async (
  database: DataSource,
  takers: readonly Taker[],
  facts: readonly Recorded[],
  upTo: bigint,
): Promise<void> => {
  const moving = takers.filter(({ position }) => position < upTo);
  if (moving.length === 0) return;
  await database.transaction(async (tx) => {
    await tx.query(BEGIN);
    // First, so that whoever may no longer write is told so, and not that a row is there already.
    await move(tx, moving, upTo);
    for (const taker of moving) await take(tx, taker, facts);
  });
  for (const taker of moving) taker.position = upTo;
};

const take = async (tx: EntityManager, taker: Taker, facts: readonly Recorded[]): Promise<void> => {
  const wanted = wantedBy(taker, facts);
  const free = taker.parked.size === 0 ? wanted : wanted.filter(({ stream }) => !taker.parked.has(stream));
  const bad = free.find((fact) => unreadableText(fact) !== undefined);
  if (bad) throw new FactFailed(bad, new Error('its content is not a JSON object'));
  if (free.length > 0) await taker.follower.take(free, { tx, suffix: taker.suffix });
  if (free.length < wanted.length)
    await park(
      tx,
      taker.key,
      wanted.filter(({ stream }) => taker.parked.has(stream)),
      null,
    );
};

/** Moves checkpoints by compare-and-set on the old position and the epoch. @throws {Fenced} */
export const move = async (tx: EntityManager, takers: readonly Taker[], upTo: bigint): Promise<void> => {
  const [moved]: [{ name: string }[]] = await tx.query(
    `UPDATE checkpoints c SET position = $4, moved_at = clock_timestamp()
     FROM (SELECT * FROM unnest($1::text[], $2::numeric[], $3::bigint[]) AS t (name, position, epoch) ORDER BY name) t
     WHERE c.name = t.name AND c.position = t.position AND c.epoch = t.epoch RETURNING c.name`,
    [
      takers.map(({ key }) => key),
      takers.map(({ position }) => position.toString()),
      takers.map(({ epoch }) => epoch.toString()),
      upTo.toString(),
    ],
  );
  if (moved.length < takers.length) {
    const names = new Set(moved.map(({ name }) => name));
    throw new Fenced(takers.map(({ key }) => key).filter((key) => !names.has(key)));
  }
};

/**
 * Lets one follower take facts, whatever is among them: a fact that fails again and again is parked, and the facts of its stream after
 * it; those of other streams are taken.
 * @throws whatever says nothing about a fact; then everything before it is taken and can be gone on from.
 */
export const takeSurely = async (
  database: DataSource,
  taker: Taker,
  facts: readonly Recorded[],
  upTo: bigint,
  onParked: Parking,
): Promise<void> => {
  const left = facts.filter(({ position }) => position > taker.position);
  try {
    await takeTogether(database, [taker], left, upTo);
  } catch (error) {
    if (error instanceof Fenced || isOfNoFact(error)) throw error;
    const [only] = left;
    if (!only) throw error;
    if (left.length === 1) await tryOrPark(database, taker, only, upTo, onParked);
    else {
      const cut = placeToCut(left, error);
      const before = left.slice(0, cut);
      await takeSurely(database, taker, before, before.at(-1)?.position ?? taker.position, onParked);
      await takeSurely(database, taker, left.slice(cut), upTo, onParked);
    }
  }
};

/** Right before the fact that failed, or right after it when it is the first; in the middle where it is not known. */
const placeToCut = (facts: readonly Recorded[], error: unknown): number => {
  const place =
    error instanceof FactFailed ? facts.findIndex(({ position }) => position === error.fact.position) : Math.floor(facts.length / 2);
  return Math.max(1, place);
};

const tryOrPark = async (database: DataSource, taker: Taker, fact: Recorded, upTo: bigint, onParked: Parking): Promise<void> => {
  let failure: unknown;
  for (const pause of RETRY_AFTER_MS) {
    await wait(pause);
    try {
      await takeTogether(database, [taker], [fact], upTo);
      return;
    } catch (error) {
      if (error instanceof Fenced || isOfNoFact(error)) throw error;
      failure = error instanceof FactFailed ? error.cause : error;
    }
  }
  await database.transaction(async (tx) => {
    await move(tx, [taker], upTo);
    await park(tx, taker.key, [fact], String(failure));
  });
  taker.position = upTo;
  taker.parked.add(fact.stream);
  onParked(taker, fact, failure);
};
