import { type EventStore, KurrentEventStore, PostgresEventStore } from '@hub/event-store';
import { freshId, openPool, StreamMemory } from '@hub/platform';
import { StandIn } from '@hub/testing/event-store';
import { openTestDatabase } from '@hub/testing/platform';
import { toyMigrations, toyRows } from '@hub/testing/toy';
import fc from 'fast-check';
import type pg from 'pg';
import { BoxModel } from './box-model.js';
import { Processes } from './processes.js';
import { allSteps } from './steps.js';

/** What is done to the parts of a process, so that they protect less. */
export type Weakening = Readonly<{ store?: (store: EventStore) => EventStore; memory?: () => StreamMemory }>;

/** A log with its read side, and two processes on it that run one sequence after the other. `taken` counts their steps. */
export type World = Readonly<{ agreement: fc.IAsyncProperty<[Iterable<unknown>]>; taken: () => number; close: () => Promise<void> }>;

type OpenLog = Readonly<{ openStore: () => EventStore; close: () => Promise<void> }>;

/** A store with a pool of its own, as a process has: when it is closed, all that it had sent has been done, and nothing more is. */
class OwnPool extends PostgresEventStore {
  constructor(private readonly pool: pg.Pool) {
    super(pool);
  }

  override close(): Promise<void> {
    return this.pool.end();
  }
}

const inPostgres = async (url: string, schema: string): Promise<OpenLog> => ({
  openStore: () => new OwnPool(openPool({ url, schema, application: 'hub-model' })),
  close: () => Promise.resolve(),
});

const inStandIn = async (): Promise<OpenLog> => {
  const standIn = await StandIn.start();
  return { openStore: () => new KurrentEventStore(standIn.url), close: () => standIn.stop() };
};

const LOGS = { PostgreSQL: inPostgres, 'KurrentDB stand-in': inStandIn };

/** Opens a log, and says what holds on it: whatever steps are taken, the model and the real thing do alike. */
export const openWorld = async (
  kind: keyof typeof LOGS,
  { store: weakened = (store) => store, memory = () => new StreamMemory() }: Weakening = {},
): Promise<World> => {
  const { database, url, schema, close: closeDatabase } = await openTestDatabase(toyRows, toyMigrations);
  const log = await LOGS[kind](url, schema);
  const openStore = (): EventStore => weakened(log.openStore());
  const stores = [openStore(), openStore()];
  const tally = { taken: 0, begun: [] as Promise<unknown>[] };
  return {
    agreement: fc.asyncProperty(fc.commands(allSteps, { maxCommands: 20 }), async (steps) => {
      const model = new BoxModel(freshId(), await (stores[0] as EventStore).head());
      const real = { processes: new Processes({ openStore, memory }, stores), database, tally };
      await fc.asyncModelRun(() => ({ model, real }), steps);
    }),
    taken: () => tally.taken,
    close: async () => {
      for (const store of stores) await store.close();
      await Promise.all(tally.begun);
      await log.close();
      await closeDatabase();
    },
  };
};
