import { asWritten } from '@hub/event-store';
import { connect, kurrentIdentity, postgresIdentity, PostgresSeals, type StoreAt } from '@hub/hub';
import { readConfig } from '@hub/platform';

/** The event store of the environment, with facts as they were written, and the seals that are kept beside its read models. */
export type OwnStore = StoreAt & Readonly<{ seals: PostgresSeals }>;

/** Opens it beside a running hub or alone. `close` lets go of all that was opened. */
export const openOwnStore = async (): Promise<OwnStore> => {
  const config = readConfig(process.env);
  const { connections, where, release } = await connect(config, 'hub-cli', { ofAnyLog: true });
  const { store, database, pool } = connections;
  return {
    store: asWritten(store),
    seals: new PostgresSeals(pool),
    where,
    identity: config.kurrentdbUrl === undefined ? await postgresIdentity(pool) : kurrentIdentity(config.kurrentdbUrl),
    close: async () => {
      await store.close();
      await Promise.all([database.destroy(), pool.end()]);
      await release();
    },
  };
};
