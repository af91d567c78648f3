import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type INestApplicationContext, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Recorded } from '@hub/event-store';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import { freshId } from '../acts/ids.js';
import { platformMigrations } from '../database/platform-migrations.js';
import { PlatformModule } from '../platform.module.js';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { CheckpointRow } from './checkpoint.row.js';
import { Followers, UnknownProjection } from './followers.js';
import { Projection } from './projection.js';
import { Reactor } from './reactor.js';
import type { Rows } from './rows/rows.js';

@Entity('notes')
class NoteRow {
  @PrimaryColumn('text') writer!: string;
  @PrimaryColumn('integer') position!: number;
  @Column('text') type!: string;
}

/** What the followers of a test do: `failing` names those who throw, and on which kind of stream. */
const behaviour = { failing: new Map<string, string>(), reacted: [] as string[] };

const failIfTold = (writer: string, { stream }: Recorded): void => {
  const on = behaviour.failing.get(writer);
  if (on !== undefined && stream.startsWith(on)) throw new Error('broken');
};
const write = async (writer: string, fact: Recorded, rows: Rows): Promise<void> => {
  failIfTold(writer, fact);
  await rows.insert(NoteRow, { writer, position: Number(fact.position), type: fact.type });
};

@Injectable()
class Reds extends Projection {
  override readonly name = 'reds.v1';
  override readonly on = ['red.v1'];
  override readonly tables = [NoteRow];
  override readonly rowsAreStreams = true;
  override apply(fact: Recorded, rows: Rows): Promise<void> {
    return write('reds', fact, rows);
  }
}

@Injectable()
class Colours extends Projection {
  override readonly name = 'colours.v1';
  override readonly on = ['red.v1', 'blue.v1'];
  override readonly tables = [NoteRow];
  override apply(fact: Recorded, rows: Rows): Promise<void> {
    return write('colours', fact, rows);
  }
}

@Injectable()
class OnBlue extends Reactor {
  override readonly name = 'on-blue.v1';
  override readonly on = ['blue.v1'];
  override async react(fact: Recorded): Promise<void> {
    failIfTold('on-blue', fact);
    behaviour.reacted.push(fact.position.toString());
    await Promise.resolve();
  }
}

@Module({ providers: [Reds, Colours, OnBlue] })
class TestModule {}

let db: TestDatabase;
let app: INestApplicationContext;

const boot = (database = db.database): Promise<INestApplicationContext> =>
  NestFactory.createApplicationContext(
    {
      module: TestModule,
      imports: [PlatformModule.with({ ...db, database, config: { ...db.config, projections: false } })],
    },
    { logger: false, abortOnError: false },
  );

const append = async (stream: string, ...types: readonly string[]): Promise<void> => {
  const { length } = await db.store.read(stream);
  for (const [index, type] of types.entries())
    await db.store.append(stream, [{ id: freshId(), type, data: {}, metadata: {} }], length + index);
};
const written = async (): Promise<Record<string, number[]>> => {
  const rows = await db.database.getRepository(NoteRow).find({ order: { position: 'ASC' } });
  const by: Record<string, number[]> = {};
  for (const { writer, position } of rows) (by[writer] ??= []).push(position);
  return by;
};
const settle = (): Promise<void> => app.get(Followers).settle();
const positions = async () =>
  Object.fromEntries((await app.get(Followers).standings()).map(({ name, position }) => [name, Number(position)]));
const parked = async () =>
  (await app.get(Followers).parked()).map(({ follower, position, error }) => [follower, Number(position), error !== null]);

beforeEach(async () => {
  behaviour.failing.clear();
  behaviour.reacted = [];
  db = await openTestDatabase([CheckpointRow, NoteRow], platformMigrations);
  await db.pool.query('CREATE TABLE notes (writer text, position integer, type text NOT NULL, PRIMARY KEY (writer, position))');
  app = await boot();
});
afterEach(async () => {
  await app.close();
  await db.close();
});

describe('followers', () => {
  it('take each fact they want once and in order, and pass the others by', async () => {
    await append('a', 'red.v1', 'green.v1', 'blue.v1');
    await settle();
    await append('a', 'red.v1', 'green.v1');
    await settle();
    expect(await written()).toEqual({ reds: [1, 4], colours: [1, 3, 4] });
    expect(behaviour.reacted).toEqual(['3']);
    expect(await positions()).toEqual({ 'reds.v1': 5, 'colours.v1': 5, 'on-blue.v1': 5 });
  });

  it('take nothing again when another one is far behind', async () => {
    await append('a', 'red.v1', 'blue.v1');
    await settle();
    await db.pool.query("DELETE FROM notes WHERE writer = 'reds'");
    await db.pool.query("UPDATE checkpoints SET position = 0 WHERE name = 'reds.v1'");
    await append('a', 'red.v1');
    await settle();
    expect(await written()).toEqual({ reds: [1, 3], colours: [1, 2, 3] });
    expect(behaviour.reacted).toEqual(['2']);
  });

  it('are followed once by two programs at the same time, and both wait until all is followed', async () => {
    await append('a', ...Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? 'red.v1' : 'blue.v1')));
    const other = await boot(await new DataSource(db.database.options).initialize());
    const settled = async (hub: INestApplicationContext) => {
      await hub.get(Followers).settle();
      return (await hub.get(Followers).standings()).map(({ behind, waiting }) => [behind.amount, waiting]);
    };
    expect(await Promise.all([settled(app), settled(other)])).toEqual(Array(2).fill(Array(3).fill([0n, 0])));
    expect((await written())['colours']).toHaveLength(30);
    expect(behaviour.reacted).toHaveLength(15);
    await other.get(DataSource).destroy();
  });
});

describe('a fact that a follower cannot take', () => {
  it('is parked for that follower, and so is what follows in its stream; all others go on', async () => {
    behaviour.failing.set('reds', 'bad');
    await append('good', 'red.v1');
    await append('bad', 'red.v1', 'green.v1', 'red.v1');
    await append('good', 'red.v1');
    await settle();
    expect(await written()).toEqual({ reds: [1, 5], colours: [1, 2, 4, 5] });
    expect(await parked()).toEqual([
      ['reds.v1', 2, true],
      ['reds.v1', 4, false],
    ]);
    expect(await positions()).toEqual({ 'reds.v1': 5, 'colours.v1': 5, 'on-blue.v1': 5 });
  });

  it('stays parked, with what comes after it, also when the program is started again', async () => {
    behaviour.failing.set('reds', 'bad');
    await append('bad', 'red.v1');
    await settle();
    behaviour.failing.clear();
    const again = await boot(await new DataSource(db.database.options).initialize());
    await append('bad', 'red.v1');
    await again.get(Followers).settle();
    expect(await written()).toEqual({ colours: [1, 2] });
    expect(await parked()).toHaveLength(2);
    await again.get(DataSource).destroy();
  });

  it('is taken once its cause is mended and a replay asked for, in order with what waited behind it', async () => {
    behaviour.failing.set('reds', 'bad');
    await append('bad', 'red.v1', 'red.v1', 'red.v1');
    await settle();
    expect(await app.get(Followers).replayParked('reds.v1')).toHaveLength(3);
    behaviour.failing.clear();
    expect(await app.get(Followers).replayParked('reds.v1')).toEqual([]);
    await append('bad', 'red.v1');
    await settle();
    expect((await written())['reds']).toEqual([1, 2, 3, 4]);
  });

  it('is taken by building a read model again whose rows are made of several streams', async () => {
    behaviour.failing.set('colours', 'bad');
    await append('bad', 'red.v1');
    await append('good', 'blue.v1');
    await settle();
    expect(await parked()).toEqual([['colours.v1', 1, true]]);
    behaviour.failing.clear();
    expect(await app.get(Followers).replayParked()).toEqual([]);
    expect((await written())['colours']).toEqual([1, 2]);
  });

  it('of a rebuild, or of a follower that this program does not have, is told as such and is nothing to replay', async () => {
    behaviour.failing.set('reds', 'bad');
    await append('bad', 'red.v1');
    await settle();
    for (const follower of ['reds.v1~next', 'reds.v0', 'reds.v0~next'])
      await db.pool.query(`INSERT INTO parked VALUES ($1, 'bad', 1, 1, 'red.v1', 'a bug', 1, now(), false)`, [follower]);
    expect((await app.get(Followers).parked()).map(({ follower, of }) => [follower, of])).toEqual([
      ['reds.v0', 'nobody'],
      ['reds.v0~next', 'nobody'],
      ['reds.v1', 'follower'],
      ['reds.v1~next', 'rebuild'],
    ]);
    expect(await app.get(Followers).replayParked()).toMatchObject([{ follower: 'reds.v1', of: 'follower' }]);
    behaviour.failing.clear();
    expect(await app.get(Followers).replayParked()).toEqual([]);
  });

  it('can be one that a reactor cannot act on: its stream waits, the others do not, and a replay does each once', async () => {
    behaviour.failing.set('on-blue', 'bad');
    await append('bad', 'blue.v1', 'blue.v1');
    await append('good', 'blue.v1');
    await settle();
    expect(behaviour.reacted).toEqual(['3']);
    expect(await parked()).toEqual([
      ['on-blue.v1', 1, true],
      ['on-blue.v1', 2, false],
    ]);
    behaviour.failing.clear();
    expect(await app.get(Followers).replayParked('on-blue.v1')).toEqual([]);
    await settle();
    expect(behaviour.reacted).toEqual(['3', '1', '2']);
  });
});

describe('a rebuild', () => {
  it('builds a projection again from the first fact, and no other', async () => {
    await append('a', 'red.v1', 'blue.v1');
    await settle();
    await db.pool.query("UPDATE notes SET type = 'wrong'");
    await app.get(Followers).rebuild('reds.v1');
    expect((await db.database.getRepository(NoteRow).find({ order: { position: 'ASC' } })).map(({ type }) => type)).toEqual(['red.v1']);
    await expect(app.get(Followers).rebuild('on-blue.v1')).rejects.toThrow(UnknownProjection);
    expect(behaviour.reacted).toEqual(['2']);
  });
});
