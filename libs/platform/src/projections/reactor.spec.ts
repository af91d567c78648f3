import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type INestApplicationContext, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Recorded } from '@hub/event-store';
import { toInstant } from '@hub/kernel';
import { openTestDatabase, type TestDatabase } from '@hub/testing/platform';
import { freshId, idOf } from '../acts/ids.js';
import { PlatformModule } from '../platform.module.js';
import { box, type BoxEvent, boxTarget, type CoinsAdded } from '../testing/toy/box.js';
import { toyMigrations, toyRows } from '../testing/toy/box.projection.js';
import { CheckpointRow } from './checkpoint.row.js';
import { Followers } from './followers.js';
import { ReactionRefused, Reactor } from './reactor.js';

/** Seals a box that got ten coins at once, and opens one for the rest; nine is one too many for it. */
@Injectable()
class SealFullBoxes extends Reactor<CoinsAdded> {
  override readonly name = 'seal-full-boxes.v1';
  override readonly on = ['coins-added.v1'] as const;

  override async react(fact: Recorded<CoinsAdded>): Promise<void> {
    const { boxId, coins } = fact.data;
    const path = this.because(fact, box);
    if (coins === 10) await path.command(boxTarget(boxId), () => ({ type: 'seal-box', data: { boxId, reason: 'full' } }));
    if (coins === 9) await path.command(boxTarget('nowhere'), () => ({ type: 'seal-box', data: { boxId: 'nowhere', reason: 'full' } }));
    if (coins === 8)
      await path.command(boxTarget('nowhere'), () => ({ type: 'seal-box', data: { boxId: 'nowhere', reason: 'full' } }), ['box.not-found']);
  }
}

@Module({ providers: [SealFullBoxes] })
class ToyContext {}

let db: TestDatabase;
let app: INestApplicationContext;
beforeEach(async () => {
  db = await openTestDatabase(toyRows, toyMigrations);
  const module = {
    module: class Test {},
    imports: [PlatformModule.with({ ...db, config: { ...db.config, projections: false } }), ToyContext],
  };
  app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
});
afterEach(async () => {
  await app.close();
  await db.close();
});

const AT = '2026-12-31T23:30:00.000Z';
const tell = async (facts: readonly BoxEvent[], metadata: Record<string, string> = {}): Promise<void> => {
  for (const { type, data } of facts) {
    const { stream } = boxTarget(data.boxId);
    const version = (await db.store.read(stream)).length;
    await db.store.append(stream, [{ id: freshId(), type, data, metadata: { occurredAt: AT, actor: 'anna', ...metadata } }], version);
  }
};
const opened: BoxEvent = { type: 'box-opened.v1', data: { boxId: 'b', label: 'Snow' } };
const added = (coins: number): BoxEvent => ({ type: 'coins-added.v1', data: { boxId: 'b', coins } });
const settle = () => app.get(Followers).settle();
const types = async () => (await db.store.read('box-b')).map(({ type }) => type);

describe('a reaction', () => {
  it('happens at the time of its cause, in the name of the hub, with the sources of its cause', async () => {
    await tell([opened, added(10)], { correlationId: 'from-a-request', sources: 'S8,S9', synthetic: 'coins' });
    await settle();
    const [, cause, sealed] = await db.store.read('box-b');
    expect(sealed).toMatchObject({
      type: 'box-sealed.v1',
      metadata: {
        act: 'seal-full-boxes.v1',
        actor: 'system',
        roles: 'system',
        occurredAt: AT,
        causationId: cause?.id,
        commandId: idOf('seal-full-boxes.v1', cause?.id ?? '', 'box-b'),
        correlationId: 'from-a-request',
        sources: 'S8,S9',
        synthetic: 'coins',
      },
    });
  });

  it('that sees a fact a second time, after a crash, changes nothing', async () => {
    await tell([opened, added(10)]);
    await settle();
    await tell([added(10)]);
    const before = await types();
    for (const position of ['0', '1', '2']) {
      await db.database.getRepository(CheckpointRow).update({ name: 'seal-full-boxes.v1' }, { position });
      await settle();
    }
    expect(await types()).toEqual(before);
  });

  it('that finds a refusal it expects has nothing left to do', async () => {
    await tell([opened, added(8)]);
    await settle();
    expect(await types()).toEqual(['box-opened.v1', 'coins-added.v1']);
  });

  it('that is refused unexpectedly is parked, says what contradicts what, and nothing after it in its stream is reacted to', async () => {
    await tell([opened, added(9), added(10)]);
    await settle();
    expect(await types()).toEqual(['box-opened.v1', 'coins-added.v1', 'coins-added.v1']);
    expect(await app.get(Followers).parked()).toMatchObject([
      {
        follower: 'seal-full-boxes.v1',
        version: 2,
        error: 'Error: seal-full-boxes.v1 on coins-added.v1 (box-b/2) was refused: box.not-found {}',
      },
      { follower: 'seal-full-boxes.v1', version: 3, error: null },
    ]);
  });

  it('is told from others by its kind of error', async () => {
    const [fact] = await (await tell([opened, added(9)]), db.store.readAll(1n, 1));
    await expect(app.get(SealFullBoxes).react(fact as Recorded<CoinsAdded>)).rejects.toBeInstanceOf(ReactionRefused);
  });

  it('that others come in between tries again, and does not stop', async () => {
    await tell([opened, added(10)]);
    const append = db.store.append.bind(db.store);
    let meddling = 7;
    const store = app.get(SealFullBoxes)['commands']['store'];
    store.append = async (stream, facts, expected) => {
      if ((meddling -= 1) >= 0) {
        const { length } = await db.store.read(stream);
        await append(stream, [{ id: freshId(), type: 'other.v1', data: {}, metadata: { occurredAt: AT } }], length);
      }
      return append(stream, facts, expected);
    };
    await settle();
    expect((await types()).at(-1)).toBe('box-sealed.v1');
    expect(toInstant((await db.store.read('box-b')).at(-1)?.metadata['occurredAt'] ?? '')).toBe(AT);
  });
});
