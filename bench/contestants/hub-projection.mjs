// A read model of the hub: its projection, followed by the platform's own worker and built again by its own rebuild.
import { performance } from 'node:perf_hooks';
import { EntitySchema, In } from 'typeorm';
import { Followers, Projection } from '../../dist/libs/platform/src/index.js';
import { openHub, seedInterleaved } from './hub.mjs';

export const TABLE = 'boxes';

class BoxRow {}

/** A moment is text, as in every read model of the hub. */
const iso = { to: (value) => value, from: (value) => value?.toISOString() ?? null };
const text = { type: 'text' };
const count = { type: 'integer' };
const boxRow = new EntitySchema({
  name: 'BoxRow',
  tableName: TABLE,
  target: BoxRow,
  columns: {
    id: { ...text, primary: true },
    label: text,
    owner: text,
    coins: count,
    deposits: count,
    lastPurpose: { ...text, nullable: true },
    changedAt: { type: 'timestamptz', transformer: iso },
    version: count,
    position: { type: 'bigint' },
  },
});

/** The columns of the table, in its order; `rowLine` gives a line of them for COPY. */
const CREATE = `CREATE TABLE ${TABLE} (id text PRIMARY KEY, label text NOT NULL, owner text NOT NULL, coins integer NOT NULL,
  deposits integer NOT NULL, last_purpose text, changed_at timestamptz NOT NULL, version integer NOT NULL, position bigint NOT NULL)`;

/** One line for COPY for each fact: rows as large as those of the read model. */
export const rowLines = (facts) =>
  Array.from({ length: facts }, (_, n) =>
    [`box-${n}`, `Box ${n}`, 'the municipality', n % 97, n % 5, 'for the bench at the lake', '2026-01-15T09:00:00Z', 1 + (n % 5), n].join(
      '\t',
    ),
  );

class Boxes extends Projection {
  name = 'boxes.v1';
  on = ['box-opened.v1', 'coins-added.v1'];
  tables = [BoxRow];

  async readAhead(facts, rows) {
    await rows.findBy(BoxRow, { id: In([...new Set(facts.map(({ data }) => data.boxId))]) });
  }

  async apply({ type, data, version, position, metadata }, rows) {
    const changed = { id: data.boxId, changedAt: metadata.occurredAt, version, position: String(position) };
    if (type === 'box-opened.v1') {
      await rows.save(BoxRow, { ...changed, label: data.label, owner: data.owner, coins: 0, deposits: 0 });
      return;
    }
    const before = await rows.findOneByOrFail(BoxRow, { id: data.boxId });
    const [coins, deposits] = [before.coins + data.coins, before.deposits + 1];
    await rows.save(BoxRow, { ...before, ...changed, coins, deposits, lastPurpose: data.purpose });
  }
}

let hub;

/** Opens the hub, makes the table and, when `rounds` are given, the log: one fact for each box of each round. */
export const open = async (url, rounds) => {
  hub = await openHub(url, { rows: [boxRow], followers: [new Boxes()] });
  await hub.database.query(CREATE);
  await seedInterleaved(hub.store, rounds);
  // What autovacuum does by itself in a log that was not written within seconds.
  await hub.database.query('VACUUM ANALYZE events');
};

const facts = async () => Number(await hub.store.head());

/** Whether the rows are what the facts say, told by another way than the projection's. @throws {Error} when they are not. */
const check = async () => {
  const [wrong] = await hub.database.query(
    `SELECT count(*)::int AS count FROM (
       SELECT data->>'boxId' AS id, coalesce(sum((data->>'coins')::int), 0) AS coins, count(*) - 1 AS deposits, max(position) AS position
       FROM events GROUP BY 1) f
     FULL JOIN ${TABLE} b USING (id) WHERE (f.coins, f.deposits, f.position) IS DISTINCT FROM (b.coins, b.deposits, b.position)`,
  );
  if (wrong.count > 0) throw new Error(`${wrong.count} rows are not what the facts say`);
};

const measured = async (work) => {
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1_000;
  await check();
  return { rate: (await facts()) / seconds };
};

/** From an empty read model to the head of the log. */
export const catchUp = async () => {
  await hub.database.query(`TRUNCATE ${TABLE}`);
  await hub.database.query('DELETE FROM checkpoints');
  return measured(() => hub.app.get(Followers).settle());
};

/** The same rows beside the old ones, and in their place. */
export const rebuild = async () => measured(() => hub.app.get(Followers).rebuild('boxes.v1'));

export const close = () => hub.close();
