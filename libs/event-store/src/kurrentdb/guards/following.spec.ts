import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventStore, type NewFact, type Position, type Recorded, StoreUnavailable } from '../../event-store.js';
import { StandIn, type StandInCode, type StandInSeen } from '../../testing/index.js';
import { KurrentEventStore } from '../kurrent-event-store.js';
import { ROOM } from '../following/live-tail.js';

const QUICK = { answerMs: 500, firstAnswerMs: 2_000, callMs: 10_000, quietMs: 300, lateMs: 200 };
const TYPE = 'thing-happened.v1';
const facts = (count: number): NewFact[] =>
  Array.from({ length: count }, (_, n) => ({ id: randomUUID(), type: TYPE, data: { n }, metadata: {} }));
type Reader = { types?: string[]; work?: (batch: readonly Recorded[]) => Promise<unknown>; of?: EventStore };
const idsOf = (all: readonly { id: string }[]) => all.map(({ id }) => id);

describe('who follows the log', () => {
  let server: StandIn;
  let store: EventStore;
  const ending: (() => Promise<void>)[] = [];
  let start: Position;
  let before: StandInSeen;
  beforeAll(async () => {
    server = await StandIn.start();
    store = new KurrentEventStore(server.url, { patience: QUICK });
  });
  beforeEach(async () => {
    start = await store.head();
    before = await server.seen();
  });
  afterEach(async () => {
    await Promise.all(ending.splice(0).map((end) => end()));
    await server.heal();
  });
  afterAll(async () => {
    await store.close();
    await server.stop();
  });
  const seen = async (): Promise<StandInSeen> => {
    const now = await server.seen();
    return { ...now, subscriptions: now.subscriptions - before.subscriptions };
  };

  const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
    for (const end = Date.now() + 20_000; !(await holds()); await wait(10)) if (Date.now() > end) throw new Error('it never held');
  };

  /** Follows from a position; `work` is done with each batch. */
  const follow = (after: Position, { types, work = async () => undefined, of = store }: Reader = {}) => {
    const over = new AbortController();
    const batches: (readonly Recorded[])[] = [];
    const troubles: unknown[] = [];
    const done = (async () => {
      const following = { signal: over.signal, onTrouble: (trouble: unknown) => troubles.push(trouble), ...(types ? { types } : {}) };
      for await (const batch of of.follow(after, following)) {
        await work(batch);
        batches.push(batch);
      }
    })();
    const heard = () => batches.flat();
    const hears = (all: readonly NewFact[]) =>
      until(() => heard().length >= all.length).then(() => expect(idsOf(heard())).toEqual(idsOf(all)));
    const end = () => {
      over.abort();
      return done;
    };
    ending.push(end);
    return { batches, troubles, hears, end, done };
  };
  /** Work that is held up until the door is opened. */
  const door = () => {
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    return { opened, open };
  };
  /** Whether its subscription is open. */
  const live = () => until(async () => (await seen()).subscriptions > 0);

  const all: NewFact[] = [];
  beforeEach(() => void all.splice(0));
  const write = async (count: number, by: EventStore = store) => {
    const more = facts(count);
    await by.append(randomUUID(), more, 0);
    all.push(...more);
  };

  it.each<StandInCode | 'OK'>(['UNAVAILABLE', 'INTERNAL', 'DATA_LOSS', 'CANCELLED', 'DEADLINE_EXCEEDED', 'OK'])(
    'goes on when its subscription is cut with %s, and says so',
    async (code) => {
      const { hears, troubles } = follow(start);
      await live();
      await write(2);
      await hears(all);
      await server.cut(code);
      await write(3);
      await hears(all);
      expect(troubles.length).toBeGreaterThan(0);
    },
  );

  it('goes on when its subscription is refused for a while', async () => {
    await server.set({ fail: { subscribe: ['UNAVAILABLE', 3] } });
    await write(1);
    const { hears, troubles } = follow(start);
    await hears(all);
    await write(2);
    await hears(all);
    await until(() => troubles.length === 3);
  });

  it('notices that its subscription went quiet, though it looks connected', async () => {
    const { hears, troubles } = follow(start);
    await live();
    await server.set({ quiet: true });
    await write(3);
    await hears(all);
    await write(2);
    await hears(all);
    expect(troubles[0]).toBeInstanceOf(StoreUnavailable);
    expect(String(troubles[0])).toContain('quiet');
  });

  it('notices it also for the types it asks for, and takes no silence of theirs for one', async () => {
    const rare = { ...facts(1)[0], type: 'rarely-happens.v1' } as NewFact;
    const { hears, troubles } = follow(start, { types: [rare.type] });
    await live();
    for (let n = 0; n < 4; n += 1) {
      await write(1);
      await wait(QUICK.quietMs);
    }
    expect(troubles).toEqual([]);
    expect((await seen()).subscriptions).toBe(1);
    await server.set({ quiet: true });
    await store.append(randomUUID(), [rare], 0);
    await hears([rare]);
    expect(troubles).toHaveLength(1);
  });

  it.each<readonly [string, () => Promise<void>]>([
    [
      'is killed and comes back',
      async () => {
        await server.kill();
        await wait(300);
        await server.restart();
      },
    ],
    [
      'is frozen for a while',
      async () => {
        server.freeze();
        await wait(1_500);
        server.thaw();
      },
    ],
    [
      'refuses everyone for a while',
      async () => {
        await server.set({ refuse: true });
        await server.cut('UNAVAILABLE');
        await wait(700);
        await server.set({ refuse: false });
      },
    ],
  ])('goes on when the server %s', async (_what, befall) => {
    const { hears } = follow(start);
    await live();
    await write(2);
    await hears(all);
    await befall();
    await write(2);
    await hears(all);
  });

  it('goes on when an append that was not answered took the connection with it: it is told, and does not wait for a silence', async () => {
    const patient = new KurrentEventStore(server.url, { patience: { ...QUICK, quietMs: 600_000 } });
    const { hears, troubles } = follow(start, { of: patient });
    await live();
    await write(1, patient);
    await hears(all);
    await server.set({ loseAnswers: 1 });
    await write(1, patient);
    await write(1, patient);
    await hears(all);
    expect(troubles).toHaveLength(1);
    expect(String(troubles[0])).toContain('a subscription ended');
    await patient.close();
  });

  it('goes on after the last fact it worked on, whatever the subscription says of where it is', async () => {
    await server.set({ earlyCheckpoints: true });
    const { opened, open } = door();
    const patient = new KurrentEventStore(server.url, { patience: { ...QUICK, quietMs: 600_000 } });
    const { hears, batches } = follow(start, { types: [TYPE], work: () => opened, of: patient });
    await live();
    await write(1);
    // What is written while it is quiet comes all at once, and after a checkpoint beyond it; more than there is room for is cut off.
    await server.set({ quiet: true });
    for (let n = 0; n < 4; n += 1) await write(200);
    await server.set({ quiet: false });
    await write(1);
    await wait(500);
    await server.cut('UNAVAILABLE');
    expect(batches).toEqual([]);
    open();
    await hears(all);
    await patient.close();
  });

  it('reads what there is in pages, and subscribes when it is near the end', async () => {
    for (let n = 0; n < 3; n += 1) await write(400);
    const subscriptions: number[] = [];
    const { hears, batches } = follow(start, {
      work: async () => subscriptions.push((await seen()).subscriptions),
    });
    await hears(all);
    expect(batches.map(({ length }) => length)).toEqual([500, 500, 200]);
    expect(subscriptions).toEqual([0, 0, 0]);
    await live();
    await write(1);
    await hears(all);
    expect(batches).toHaveLength(4);
  });

  it('is given no more of a subscription at once than there is room for, however long it worked', async () => {
    const { opened, open } = door();
    const patient = new KurrentEventStore(server.url, { patience: { ...QUICK, quietMs: 60_000 } });
    const { hears, batches, troubles } = follow(start, { work: () => opened, of: patient });
    await live();
    for (let n = 0; n < 12; n += 1) await write(100);
    open();
    await hears(all);
    expect(Math.max(...batches.map(({ length }) => length))).toBeLessThanOrEqual(ROOM);
    expect(troubles).toEqual([]);
    await patient.close();
  });

  it('goes back to pages when it is far behind', async () => {
    const { opened, open } = door();
    const { hears, batches, troubles } = follow(start, { work: () => opened });
    await live();
    for (let n = 0; n < 12; n += 1) await write(100);
    await wait(QUICK.quietMs);
    open();
    await hears(all);
    expect(Math.max(...batches.map(({ length }) => length))).toBe(500);
    expect(troubles).toEqual([]);
  });

  it('leaves no subscription behind, however it ends', async () => {
    await write(1);
    const atEnd = (await server.seen()).open;
    const { end } = follow(start);
    await live();
    await end();
    await until(async () => (await server.seen()).open === atEnd);
    for await (const batch of store.follow(start, { signal: new AbortController().signal })) {
      expect(batch).toHaveLength(1);
      break;
    }
    const thrown = (async () => {
      for await (const batch of store.follow(start, { signal: new AbortController().signal }))
        if ((await seen()).subscriptions > 1) throw new Error(`${batch.length} is too much`);
        else await write(1);
    })();
    await expect(thrown).rejects.toThrow('too much');
    await until(async () => (await server.seen()).open === atEnd);
  });

  it('asks for nothing when it asks for no types, until it is ended', async () => {
    await write(1);
    const { end, batches } = follow(start, { types: [] });
    await wait(200);
    await end();
    expect(batches).toEqual([]);
    expect((await seen()).subscriptions).toBe(0);
  });

  it('ends when the store is closed under it', async () => {
    const other = new KurrentEventStore(server.url, { patience: QUICK });
    const following = (async () => {
      for await (const batch of other.follow(start, { signal: new AbortController().signal })) expect(batch).toEqual([]);
    })();
    await live();
    await other.close();
    await following;
  });
});
