import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Column, Entity, type EntityManager, In, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { MomentColumn } from '../../reading/columns.js';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { Rows } from './rows.js';

@Entity('rows_things')
class ThingRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') colour!: string;
  @Column('integer', { nullable: true }) size!: number | null;
  @Column('jsonb') parts!: { n: number }[];
  @MomentColumn('When.', { nullable: true }) at!: string | null;
}

@Entity('rows_links')
class LinkRow {
  @PrimaryColumn('text') from!: string;
  @PrimaryColumn('text') to!: string;
}

@Entity('rows_counted')
class CountedRow {
  @PrimaryGeneratedColumn() id!: number;
}

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase([ThingRow, LinkRow, CountedRow], []);
  await db.pool.query(
    'CREATE TABLE rows_things (id text PRIMARY KEY, colour text NOT NULL, size integer, parts jsonb NOT NULL, at timestamptz)',
  );
  await db.pool.query('CREATE TABLE rows_links ("from" text, "to" text, PRIMARY KEY ("from", "to"))');
});
beforeEach(() => db.pool.query('TRUNCATE rows_things, rows_links'));
afterAll(() => db.close());

const batch = (work: (rows: Rows, tx: EntityManager) => Promise<void>): Promise<void> =>
  db.database.transaction(async (tx) => {
    const rows = new Rows(tx, [ThingRow, LinkRow]);
    await work(rows, tx);
    await rows.write();
  });
const thing = (id: string, changes: Partial<ThingRow> = {}): Partial<ThingRow> => ({
  id,
  colour: 'red',
  size: 1,
  parts: [],
  at: null,
  ...changes,
});
const things = () => db.database.getRepository(ThingRow).find({ order: { id: 'ASC' } });
/** How many statements a batch sends. */
const statements = async (work: (rows: Rows) => Promise<void>): Promise<number> => {
  let sent = 0;
  await batch(async (rows, tx) => {
    const query = tx.query.bind(tx);
    tx.query = ((...what: Parameters<typeof query>) => {
      sent += 1;
      return query(...what);
    }) as typeof tx.query;
    await work(rows);
    await rows.write();
  });
  return sent;
};

describe('the rows of a batch', () => {
  it('find what the facts before left, also before anything is written', () =>
    batch(async (rows) => {
      await rows.insert(ThingRow, thing('a'));
      await rows.update(ThingRow, { id: 'a' }, { colour: 'blue' });
      expect(await rows.findOneBy(ThingRow, { id: 'a' })).toMatchObject({ colour: 'blue', size: 1 });
      expect(await rows.findBy(ThingRow, { colour: 'blue' })).toHaveLength(1);
      await rows.delete(ThingRow, { colour: 'blue' });
      expect(await rows.findOneBy(ThingRow, { id: 'a' })).toBeNull();
      await expect(rows.findOneByOrFail(ThingRow, { id: 'a' })).rejects.toThrow('there is no row with {"id":"a"}');
    }));

  it('are read once and written together', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => `t${index}`);
    expect(
      await statements(async (rows) =>
        rows.save(
          ThingRow,
          ids.map((id) => thing(id)),
        ),
      ),
    ).toBeGreaterThan(1);
    const sent = await statements(async (rows) => {
      await rows.findBy(ThingRow, { id: In(ids) });
      for (const id of ids) await rows.update(ThingRow, { id }, { size: 2 });
      for (const id of ids) expect(await rows.findOneBy(ThingRow, { id })).toMatchObject({ size: 2 });
    });
    expect(sent).toBe(2);
    expect((await things()).every(({ size }) => size === 2)).toBe(true);
  });

  it('keep the columns that are left out, and take null for what it is', async () => {
    await batch((rows) => rows.save(ThingRow, thing('a', { size: 7, at: '2026-01-15T09:00:00.000Z' })));
    await batch((rows) => rows.save(ThingRow, { id: 'a', colour: 'green' }));
    expect(await things()).toEqual([{ id: 'a', colour: 'green', size: 7, parts: [], at: '2026-01-15T09:00:00.000Z' }]);
    await batch((rows) => rows.save(ThingRow, { id: 'a', size: null }));
    expect(await things()).toMatchObject([{ size: null, at: '2026-01-15T09:00:00.000Z' }]);
  });

  it('are not changed by changing what was handed out', async () => {
    await batch((rows) => rows.insert(ThingRow, thing('a', { parts: [{ n: 1 }] })));
    await batch(async (rows) => {
      const found = await rows.findOneByOrFail(ThingRow, { id: 'a' });
      found.parts.push({ n: 2 });
      expect((await rows.findOneByOrFail(ThingRow, { id: 'a' })).parts).toEqual([{ n: 1 }]);
    });
    expect(await things()).toMatchObject([{ parts: [{ n: 1 }] }]);
  });

  it('refuse a second row with the same key, in the batch or in the table', async () => {
    await batch((rows) => rows.insert(ThingRow, thing('a')));
    await expect(batch((rows) => rows.insert(ThingRow, thing('a')))).rejects.toMatchObject({ code: '23505' });
    await expect(
      batch(async (rows) => {
        await rows.insert(ThingRow, thing('b'));
        await rows.insert(ThingRow, thing('b'));
      }),
    ).rejects.toThrow('has a row b already');
    expect(await things()).toHaveLength(1);
  });

  it('have keys of several columns', async () => {
    await batch(async (rows) => {
      await rows.save(LinkRow, [
        { from: 'a', to: 'b' },
        { from: 'a', to: 'c' },
        { from: 'b', to: 'c' },
      ]);
      await rows.save(LinkRow, { from: 'a', to: 'b' });
    });
    await batch((rows) => rows.delete(LinkRow, { from: 'a', to: 'b' }));
    await batch((rows) => rows.delete(LinkRow, { to: 'none' }));
    await batch(async (rows) => expect(await rows.findBy(LinkRow, { from: 'a' })).toEqual([{ from: 'a', to: 'c' }]));
    expect(await db.database.getRepository(LinkRow).find()).toHaveLength(2);
  });

  it('are those of the own tables, and of no table whose values the database makes up', async () => {
    await expect(db.database.transaction(async (tx) => new Rows(tx, [ThingRow]).findBy(LinkRow, { from: 'a' }))).rejects.toThrow(
      'a projection writes only its own tables, not LinkRow',
    );
    await expect(db.database.transaction(async (tx) => new Rows(tx, [CountedRow]).write())).rejects.toThrow(
      'a rebuild could not make the same rows',
    );
  });

  it('end up as if each change had been written at once, whatever is done', async () => {
    const id = fc.constantFrom('a', 'b', 'c');
    const colour = fc.constantFrom('red', 'blue');
    const change = fc.oneof(
      fc.record({ op: fc.constant('save' as const), id, colour, size: fc.option(fc.nat(3)) }),
      fc.record({ op: fc.constant('recolour' as const), id: colour, colour, size: fc.option(fc.nat(3)) }),
      fc.record({ op: fc.constant('drop' as const), id, colour, size: fc.constant(null) }),
      fc.record({ op: fc.constant('dropAll' as const), id: colour, colour, size: fc.constant(null) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 4 }), async (batches) => {
        await db.pool.query('TRUNCATE rows_things');
        const model = new Map<string, ThingRow>();
        for (const changes of batches) {
          await batch(async (rows) => {
            for (const { op, id: key, colour: to, size } of changes) {
              if (op === 'save') {
                await rows.save(ThingRow, thing(key, { colour: to, size }));
                model.set(key, thing(key, { colour: to, size }) as ThingRow);
              } else if (op === 'drop') {
                await rows.delete(ThingRow, { id: key });
                model.delete(key);
              } else {
                const meant = [...model.values()].filter((row) => row.colour === key);
                expect((await rows.findBy(ThingRow, { colour: key })).map((row) => row.id)).toEqual(meant.map((row) => row.id).sort());
                if (op === 'recolour') await rows.update(ThingRow, { colour: key }, { colour: to });
                else await rows.delete(ThingRow, { colour: key });
                for (const row of meant)
                  if (op === 'recolour') row.colour = to;
                  else model.delete(row.id);
              }
            }
          });
        }
        expect(await things()).toEqual([...model.values()].sort((x, y) => (x.id < y.id ? -1 : 1)));
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
