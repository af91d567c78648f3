import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventStore, type NewFact, OutcomeUnknown, StoreUnavailable, WrongVersion } from '../../event-store.js';
import { StandIn, type StandInCode } from '../../testing/index.js';
import { KurrentEventStore } from '../kurrent-event-store.js';

// Short for one answer, so that a lost one is noticed soon; long for all of them, so that a slow machine does not end the test.
const PATIENT = { answerMs: 400, firstAnswerMs: 2_000, callMs: 15_000 };
const fact = (data: object = {}): NewFact => ({ id: randomUUID(), type: 'thing-happened.v1', data, metadata: {} });

describe('an append whose answer does not come', () => {
  let server: StandIn;
  let store: EventStore;
  beforeAll(async () => {
    server = await StandIn.start({ answersRepeatsAfterMs: 200 });
    store = new KurrentEventStore(server.url, { patience: PATIENT });
  });
  afterAll(async () => {
    await store.close();
    await server.stop();
  });
  let s: string;
  beforeEach(async () => {
    s = randomUUID();
    // The call that all appends share is open from here on.
    await store.append(s, [fact()], 0);
  });
  afterEach(() => server.heal());

  const isThereOnce = async (facts: readonly NewFact[]) => {
    const read = await store.read(s);
    expect(read.slice(1).map(({ id }) => id)).toEqual(facts.map(({ id }) => id));
    return read.at(-1);
  };

  it('because it was lost after the write is answered, and is there once', async () => {
    await server.set({ loseAnswers: 2 });
    const two = [fact(), fact()];
    const answer = await store.append(s, two, 1);
    expect(answer).toEqual({ version: 3, position: (await isThereOnce(two))?.position });
  });

  it('because the server left the shared call is answered, and so is the next one', async () => {
    await server.set({ halfClose: 1 });
    const [first, second] = [fact(), fact()];
    expect(await store.append(s, [first], 1)).toMatchObject({ version: 2 });
    expect(await store.append(s, [second], 2)).toMatchObject({ version: 3 });
    await isThereOnce([first, second]);
  });

  it('because the server was too busy with the same append is answered', async () => {
    await server.set({ timeOut: 2 });
    const one = fact();
    expect(await store.append(s, [one], 1)).toMatchObject({ version: 2 });
    await isThereOnce([one]);
  });

  it('because it is slow is answered in the end, and is there once', async () => {
    await server.set({ delayMs: 600 });
    const one = fact();
    const append = store.append(s, [one], 1);
    await wait(1_500);
    await server.set({ delayMs: 0 });
    expect(await append).toMatchObject({ version: 2 });
    await isThereOnce([one]);
  });

  it.each<StandInCode>(['INTERNAL', 'DATA_LOSS', 'CANCELLED', 'UNKNOWN', 'ABORTED', 'UNAVAILABLE', 'DEADLINE_EXCEEDED'])(
    'because the shared call broke with %s is answered, with all that were under way on it',
    async (code) => {
      await server.set({ fail: { append: [code, 1] } });
      const streams = Array.from({ length: 12 }, () => randomUUID());
      const answers = await Promise.all(streams.map((each) => store.append(each, [fact()], 0)));
      expect(answers.every(({ version }) => version === 1)).toBe(true);
      for (const each of streams) expect(await store.read(each)).toHaveLength(1);
    },
  );

  it('because the server was killed is answered when it is back, and nothing that was answered is gone', async () => {
    const answered: string[] = [];
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (let version = 0; version < 30; version += 1) {
        const one = fact({ writer, version });
        await store.append(`${s}-${writer}`, [one], version);
        answered.push(one.id);
      }
    });
    for (let times = 0; times < 2; times += 1) {
      await wait(60);
      await server.kill();
      await server.restart();
    }
    await Promise.all(writers);
    const there = await Promise.all(writers.map((_, writer) => store.read(`${s}-${writer}`)));
    expect(there.map((each) => each.map(({ version }) => version))).toEqual(
      writers.map(() => Array.from({ length: 30 }, (_, index) => index + 1)),
    );
    expect(new Set(there.flat().map(({ id }) => id))).toEqual(new Set(answered));
  });

  it('while another writer takes its version is refused as it should be', async () => {
    await server.set({ refuse: true });
    const append = store.append(s, [fact()], 1);
    append.catch(() => undefined);
    await wait(100);
    await server.set({ refuse: false });
    const other = new KurrentEventStore(server.url);
    const won = await other.append(s, [fact()], 1).then(
      () => true,
      () => false,
    );
    await other.close();
    if (won) await expect(append).rejects.toBeInstanceOf(WrongVersion);
    else expect(await append).toMatchObject({ version: 2 });
    expect(await store.read(s)).toHaveLength(2);
  });
});

describe('a server that does not answer at all', () => {
  const HASTY = { answerMs: 300, callMs: 1_200 };
  let server: StandIn;
  let store: EventStore;
  beforeEach(async () => {
    server = await StandIn.start();
    store = new KurrentEventStore(server.url, { patience: HASTY });
  });
  afterEach(async () => {
    await store.close();
    await server.stop();
  });

  const soon = async <T>(answer: Promise<T>): Promise<unknown> => {
    const begin = Date.now();
    const outcome = await answer.catch((error: unknown) => error);
    // Far below the ten and twenty seconds of the client itself.
    expect(Date.now() - begin).toBeLessThan(6_000);
    return outcome;
  };

  it.each<readonly [string, () => void | Promise<void>]>([
    ['is frozen', () => server.freeze()],
    ['is silent', () => server.set({ silent: true })],
    ['refuses', () => server.set({ refuse: true })],
    ['is gone', () => server.kill()],
  ])('because it %s ends every call within its time', async (_what, befall) => {
    const s = randomUUID();
    await store.append(s, [fact()], 0);
    await befall();
    const [append, ...rest] = await Promise.all([
      soon(store.append(s, [fact()], 1)),
      soon(store.read(s)),
      soon(store.readAll(0n, 10)),
      soon(store.readAll(0n, 10, ['thing-happened.v1'])),
      soon(store.last()),
      soon(store.head()),
    ]);
    expect(append).toBeInstanceOf(OutcomeUnknown);
    for (const outcome of rest) expect(outcome).toBeInstanceOf(StoreUnavailable);
  });

  it('from the beginning ends every call within its time, and is used when it is there', async () => {
    const s = randomUUID();
    server.freeze();
    expect(await soon(store.append(s, [fact()], 0))).toBeInstanceOf(OutcomeUnknown);
    expect(await soon(store.read(s))).toBeInstanceOf(StoreUnavailable);
    server.thaw();
    const patient = new KurrentEventStore(server.url, { patience: PATIENT });
    const expected = (await patient.read(s)).length;
    expect(await patient.append(s, [fact()], expected)).toMatchObject({ version: expected + 1 });
    await patient.close();
  });

  it('is asked again, and the very same append is safe', async () => {
    const [s, one] = [randomUUID(), fact()];
    server.freeze();
    expect(await soon(store.append(s, [one], 0))).toBeInstanceOf(OutcomeUnknown);
    server.thaw();
    const patient = new KurrentEventStore(server.url, { patience: PATIENT });
    expect(await patient.append(s, [one], 0)).toMatchObject({ version: 1 });
    expect(await patient.read(s)).toHaveLength(1);
    await patient.close();
  });

  it('keeps no close waiting', async () => {
    const s = randomUUID();
    await store.append(s, [fact()], 0);
    await server.set({ halfClose: 1 });
    const hanging = store.append(s, [fact()], 1).catch(() => undefined);
    server.freeze();
    const begin = Date.now();
    await store.close();
    expect(Date.now() - begin).toBeLessThan(4_000);
    await hanging;
    await expect(store.read(s)).rejects.toBeInstanceOf(StoreUnavailable);
  });
});
