// The log that callers append to, and the same without what protects it: whoever asks again does so under new ids, and at the version
// that the stream is at then.
import { freshId } from '../../../dist/libs/platform/src/acts/ids.js';

const { HUB_URL: url, HUB_SCHEMA: schema, HUB_LOG: kurrentdb, HUB_ANSWER_MS: answerMs, HUB_UNPROTECTED: off } = process.env;
const ID = /"id":"[^"]+"/g;

/** Opens the log; only what it needs is loaded, because these processes start often. */
export const openLog = async () => {
  const store = kurrentdb ? await openKurrent() : await openPostgres();
  return off === 'ids' ? withoutCommandIds(store) : store;
};

const openKurrent = async () => {
  const { KurrentEventStore } = await import('../../../dist/libs/event-store/src/kurrentdb/kurrent-event-store.js');
  if (off === 'ids') {
    const { KurrentDBClient } = await import('@kurrent/kurrentdb-client');
    const { appendToStream } = KurrentDBClient.prototype;
    KurrentDBClient.prototype.appendToStream = function (stream, events, options) {
      const anew = events.map((event) => ({ ...event, id: freshId() }));
      return appendToStream.call(this, stream, anew, options);
    };
  }
  return new KurrentEventStore(kurrentdb, { patience: answerMs ? { answerMs: Number(answerMs), firstAnswerMs: 2_000 } : {} });
};

const openPostgres = async () => {
  const { PostgresEventStore } = await import('../../../dist/libs/event-store/src/postgres/postgres-event-store.js');
  const { openPool } = await import('../../../dist/libs/platform/src/database/database.js');
  if (off === 'ids') {
    const { default: pg } = await import('pg');
    const { query } = pg.Client.prototype;
    pg.Client.prototype.query = function (asked, ...rest) {
      if (asked?.name !== 'event-store-append') return query.call(this, asked, ...rest);
      const [streams, versions, crossed, facts] = asked.values;
      return query.call(
        this,
        { ...asked, values: [streams, versions, crossed, facts.replaceAll(ID, () => `"id":"${freshId()}"`)] },
        ...rest,
      );
    };
  }
  return new PostgresEventStore(openPool({ url, schema, application: 'hub-callers' }));
};

/** The log does not say which command a fact is of. */
const withoutCommandIds = (store) => {
  const append = store.append.bind(store);
  store.append = (stream, facts, expected) => {
    const unsaid = facts.map((fact) => ({ ...fact, metadata: { ...fact.metadata, commandId: freshId() } }));
    return append(stream, unsaid, expected);
  };
  return store;
};
