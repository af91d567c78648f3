import { type Behind, type EventStore, type Recorded, unreadableBecause } from '@hub/event-store';
import type { DataSource, EntityManager } from 'typeorm';
import { BUILD_ID } from '../../config/build-id.js';
import { FactFailed, TimeIsUp } from '../follower.js';
import { Leases, RENEW_MS } from '../following/leases.js';
import { takeTurn } from '../following/taking/take-turn.js';
import { Taker } from '../following/taking/taker.js';
import type { Projection } from '../projection.js';
import { hasShadows, makeShadows, moveIn, SHADOW } from './shadow-tables.js';

const PAGE = 5_000;
const TRIES = 5;
/** How long it may take until what was built so far is kept, in milliseconds. */
const TURN_MS = 2_000;

/** How far a rebuild has come. `done` is a part of 1; `secondsLeft` is null as long as there is nothing to tell it by. */
export type RebuildProgress = Readonly<{ position: bigint; behind: Behind; facts: number; done: number; secondsLeft: number | null }>;

/** `signal` ends a rebuild between two facts; to ask for it again goes on from what was kept, with the same `build` of the program. */
export type RebuildOptions = Readonly<{ signal?: AbortSignal; onProgress?: (progress: RebuildProgress) => void; build?: string }>;

/** Another process builds this projection again at the moment. */
export class RebuildRunning extends Error {
  constructor(projection: string) {
    super(`${projection} is being built again by another process`);
  }
}

/** A rebuild was ended before it had caught up; the old rows stand. */
export class RebuildInterrupted extends Error {
  constructor(readonly position: bigint) {
    super(`the rebuild was interrupted at position ${position}; ask for it again to go on`);
  }
}

/** The name under which the rebuild of a projection has its lease and its checkpoint, and parks what it cannot take. */
export const nameOfRebuild = (projection: string): string => `${projection}~next`;

/**
 * Builds a projection again beside the tables that are read. It has a checkpoint of its own, so that it goes on where it was
 * interrupted; a rebuild that another build of the program began is begun again.
 * @returns the position that the new rows stand for.
 * @throws {RebuildRunning} @throws {RebuildInterrupted}
 */
export const rebuildProjection = async (
  database: DataSource,
  store: EventStore,
  projection: Projection,
  { signal, onProgress, build = BUILD_ID }: RebuildOptions = {},
): Promise<bigint> => {
  const key = nameOfRebuild(projection.name);
  const leases = new Leases(database, 'guest');
  let renewed = Promise.resolve();
  const renewing = setInterval(() => {
    // Without a lease another process can take over; the epoch then keeps this one from writing.
    renewed = renewed.then(() => leases.renew([key])).then(ignore, ignore);
  }, RENEW_MS);
  try {
    const [lease] = await leases.renew([key]);
    if (!lease) throw new RebuildRunning(projection.name);
    const taker = new Taker({ ...lease, key, follower: projection, suffix: SHADOW });
    await begin(database, taker, projection, build);
    for (let tries = 1; ; tries += 1) {
      await catchUp(database, store, taker, signal, onProgress);
      try {
        return await switchOver(database, store, taker, projection, signal);
      } catch (error) {
        // A fact that came last cannot be taken: it is parked by catching up with it, and then the switch is tried again.
        if (error instanceof TimeIsUp) throw new RebuildInterrupted(taker.position);
        if (!(error instanceof FactFailed) || tries === TRIES) throw error;
      }
    }
  } finally {
    clearInterval(renewing);
    // One that is under way would take the lease again after it was given back.
    await renewed;
    await leases.release();
  }
};

const begin = async (database: DataSource, taker: Taker, projection: Projection, build: string): Promise<void> => {
  await database.transaction(async (tx) => {
    const [known]: { build: string | null }[] = await tx.query('SELECT build FROM checkpoints WHERE name = $1 FOR UPDATE', [taker.key]);
    if (known?.build === build && (await hasShadows(tx, projection))) {
      const parked: { stream: string }[] = await tx.query('SELECT DISTINCT stream FROM parked WHERE follower = $1', [taker.key]);
      for (const { stream } of parked) taker.parked.add(stream);
      return;
    }
    await makeShadows(tx, projection);
    await tx.query('DELETE FROM parked WHERE follower = $1', [taker.key]);
    await tx.query('UPDATE checkpoints SET position = 0, build = $2 WHERE name = $1', [taker.key, build]);
    taker.position = 0n;
  });
};

const catchUp = async (
  database: DataSource,
  store: EventStore,
  taker: Taker,
  signal: AbortSignal | undefined,
  onProgress: ((progress: RebuildProgress) => void) | undefined,
): Promise<void> => {
  const head = await store.head();
  const [started, all] = [Date.now(), Number(store.behind(taker.position, head).amount)];
  const readAfter = (position: bigint): Promise<readonly Recorded[]> => {
    const page = store.readAll(position, PAGE, taker.follower.on);
    // One that is read ahead may find nobody to ask for it.
    page.catch(() => undefined);
    return page;
  };
  let taken = 0;
  let page = readAfter(taker.position);
  while (taker.position < head) {
    const facts = await page;
    // All that it wants up to the head was read when a page is not full.
    const last = facts.at(-1)?.position ?? head;
    const upTo = facts.length < PAGE && last < head ? head : last;
    // The next page is read while this one is worked on.
    if (upTo < head) page = readAfter(upTo);
    while (taker.position < upTo) {
      if (signal?.aborted) throw new RebuildInterrupted(taker.position);
      await takeTurn(database, taker, facts, upTo, { ms: TURN_MS, onParked: ignore, isOver: () => signal?.aborted === true });
    }
    taken += facts.length;
    const behind = store.behind(taker.position, head);
    const done = all === 0 ? 1 : 1 - Number(behind.amount) / all;
    const seconds = (Date.now() - started) / 1_000;
    onProgress?.({ position: taker.position, behind, facts: taken, done, secondsLeft: done > 0 ? (seconds / done) * (1 - done) : null });
  }
};

/** The new rows take the place of the old ones at the position where the live follower stands, or later; readers never go back in time. */
const switchOver = async (
  database: DataSource,
  store: EventStore,
  taker: Taker,
  projection: Projection,
  signal: AbortSignal | undefined,
): Promise<bigint> =>
  database.transaction(async (tx) => {
    // Whoever moves the projection waits here, and then finds that its epoch has passed.
    await tx.query(`INSERT INTO checkpoints (name, position, moved_at) VALUES ($1, 0, clock_timestamp()) ON CONFLICT DO NOTHING`, [
      projection.name,
    ]);
    const [live]: { position: string }[] = await tx.query('SELECT position FROM checkpoints WHERE name = $1 FOR UPDATE', [projection.name]);
    const upTo = max(BigInt(live?.position ?? 0), taker.position);
    await takeRest(tx, store, taker, upTo, () => signal?.aborted === true);
    await moveIn(tx, projection);
    await tx.query('DELETE FROM parked WHERE follower = $1', [projection.name]);
    await tx.query('UPDATE parked SET follower = $1 WHERE follower = $2', [projection.name, taker.key]);
    await tx.query('UPDATE checkpoints SET position = $2, epoch = epoch + 1, moved_at = clock_timestamp() WHERE name = $1', [
      projection.name,
      upTo.toString(),
    ]);
    const [, mine]: [unknown, number] = await tx.query('DELETE FROM checkpoints WHERE name = $1 AND epoch = $2', [
      taker.key,
      taker.epoch.toString(),
    ]);
    if (mine === 0) throw new RebuildRunning(projection.name);
    return upTo;
  });

const takeRest = async (tx: EntityManager, store: EventStore, taker: Taker, upTo: bigint, isOver: () => boolean): Promise<void> => {
  for (let after = taker.position; after < upTo;) {
    const facts = (await store.readAll(after, PAGE, taker.follower.on)).filter(({ position }) => position <= upTo);
    const parked = facts.find(({ stream }) => taker.parked.has(stream));
    if (parked) throw new FactFailed(parked, new Error('its stream is parked'));
    const bad = facts.find((fact) => unreadableBecause(fact) !== undefined);
    if (bad) throw new FactFailed(bad, new Error(unreadableBecause(bad)));
    if (facts.length > 0) await taker.follower.take(facts, { tx, suffix: taker.suffix, isOver });
    after = facts.length < PAGE ? upTo : (facts.at(-1)?.position ?? upTo);
  }
};

const ignore = (): void => undefined;

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
