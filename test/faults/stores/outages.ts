import { type EventStore, KurrentEventStore } from '@hub/event-store';
import { StandIn } from '@hub/testing/event-store';
import { testDatabaseUrl } from '@hub/testing/platform';
import { networkTo } from '../toy/network-to.js';
import { OwnPostgres } from './own-postgres.js';
import { makePostgresLog } from './postgres-log.js';
import { PatientPostgres } from './patient-postgres.js';

/** The network refuses everything, or swallows everything; or the server is stopped in its tracks. */
export type Outage = 'cut' | 'frozen' | 'stopped';

/** A log behind what can go wrong: the store of the hub, the same log seen from the other side, and the outage itself. */
export type Exposed = Readonly<{
  store: EventStore;
  behind: EventStore;
  strike: () => void;
  heal: () => void;
  close: () => Promise<void>;
}>;

export type Opening = (outage: Outage, protection: Readonly<{ deadlines: boolean }>) => Promise<Exposed>;

const exposePostgres: Opening = async (outage, { deadlines }) => {
  const server = outage === 'stopped' ? await OwnPostgres.start() : undefined;
  const address = server?.url ?? testDatabaseUrl();
  const log = await makePostgresLog(address);
  const { network, url } = await networkTo(address);
  const { pool, store } = log.open(url);
  return {
    store: deadlines ? store : new PatientPostgres(pool),
    behind: log.store,
    strike: () => (server ? server.freeze() : outage === 'cut' ? network.cut() : network.freeze()),
    heal: () => (server ? server.thaw() : network.heal()),
    close: async () => {
      await log
        .close()
        .finally(() => network.close())
        .finally(() => server?.close());
    },
  };
};

/** Longer than any outage. */
const FOR_EVER_MS = 3_600_000;
const NO_DEADLINES = { patience: { answerMs: FOR_EVER_MS, firstAnswerMs: FOR_EVER_MS, callMs: FOR_EVER_MS } };

const exposeKurrent: Opening = async (outage, { deadlines }) => {
  const server = await StandIn.start();
  const { network, url } = await networkTo(server.url);
  const store = new KurrentEventStore(url, deadlines ? {} : NO_DEADLINES);
  const behind = new KurrentEventStore(server.url);
  return {
    store,
    behind,
    strike: () => (outage === 'stopped' ? server.freeze() : outage === 'cut' ? network.cut() : network.freeze()),
    heal: () => (outage === 'stopped' ? server.thaw() : network.heal()),
    close: async () => {
      await store.close();
      await behind.close();
      await network.close();
      await server.stop();
    },
  };
};

export const exposed = { PostgreSQL: exposePostgres, 'KurrentDB stand-in': exposeKurrent } as const;
export type Kind = keyof typeof exposed;
