import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventStore, type NewFact, OutcomeUnknown, UnfitFact, WrongVersion } from '../../event-store.js';
import { StandIn } from '../../testing/index.js';
import { expecting, type Expecting } from '../appends.js';
import { KurrentEventStore } from '../kurrent-event-store.js';

const PATIENT = { answerMs: 1_000, firstAnswerMs: 3_000, callMs: 15_000 };
const MIB = 1024 * 1024;
const fact = (data: object = {}): NewFact => ({ id: randomUUID(), type: 'thing-happened.v1', data, metadata: {} });

describe('appends on one shared call', () => {
  let server: StandIn;
  let store: EventStore;
  beforeAll(async () => {
    server = await StandIn.start();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    store = new KurrentEventStore(server.url, { patience: PATIENT });
  });
  afterEach(() => store.close());

  /** A dozen harmless appends around one that is not. */
  const around = async (harmful: Promise<unknown>) => {
    const streams = Array.from({ length: 12 }, () => randomUUID());
    const answers = await Promise.all(streams.map((s) => store.append(s, [fact()], 0)));
    expect(answers.every(({ version }) => version === 1)).toBe(true);
    return harmful.catch((error: unknown) => error);
  };

  it.each<readonly [string, object]>([
    ['is too large for any server', { text: 'x'.repeat(17 * MIB) }],
    ['is no JSON', { amount: 5n }],
    [
      'ends in nothing',
      {
        get text(): never {
          throw new Error('no text');
        },
      },
    ],
  ])('never see a fact that %s', async (_what, data) => {
    await store.append(randomUUID(), [fact()], 0);
    const { appends } = await server.seen();
    expect(await around(store.append(randomUUID(), [fact(data)], 0))).toBeInstanceOf(UnfitFact);
    expect((await server.seen()).appends).toBe(appends + 12);
  });

  it('never see a version below nothing', async () => {
    const s = randomUUID();
    await store.append(s, [fact(), fact(), fact()], 0);
    const outcome = await around(store.append(s, [fact()], -1));
    expect(outcome).toBeInstanceOf(WrongVersion);
    expect(outcome).toMatchObject({ expected: -1, actual: 3 });
  });

  it('are not refused as too large because another one was', async () => {
    await server.set({ tooLarge: 1 });
    expect(await store.append(randomUUID(), [fact()], 0)).toMatchObject({ version: 1 });
  });

  it.each<readonly [string, string, Partial<NewFact>]>([
    ['a stream of the server’s own', '$settings', {}],
    ['a stream without a name', '', {}],
    ['a type of the server’s own', 'a-stream', { type: '$>' }],
    ['a place that the store keeps for the time', 'a-stream', { metadata: { recordedAt: 'noon' } }],
  ])('never write to %s, where no reader would find it', async (_what, s, unfit) => {
    await expect(store.append(s, [{ ...fact(), ...unfit }], 0)).rejects.toBeInstanceOf(UnfitFact);
  });

  it('of many large facts to a server that is stuck end one by one, and the process with none of them', async () => {
    const stuck = await StandIn.start();
    const hasty = new KurrentEventStore(stuck.url, { patience: { answerMs: 400, firstAnswerMs: 800, callMs: 1_500 } });
    await hasty.append(randomUUID(), [fact()], 0);
    stuck.freeze();
    const large = () => fact({ text: 'x'.repeat(MIB / 4) });
    const appends = Array.from({ length: 60 }, () => hasty.append(randomUUID(), [large()], 0));
    appends.push(hasty.append(randomUUID(), Array.from({ length: 40 }, large), 0));
    const outcomes = await Promise.allSettled(appends);
    expect(outcomes.filter((each) => each.status === 'rejected' && each.reason instanceof OutcomeUnknown)).toHaveLength(61);
    await hasty.close();
    await stuck.stop();
  });
});

describe('the version an append expects', () => {
  let server: StandIn;
  beforeAll(async () => {
    server = await StandIn.start();
  });
  afterAll(() => server.stop());

  it('is sent with every append, under the name that this client knows', async () => {
    const store = new KurrentEventStore(server.url, { patience: PATIENT });
    const s = randomUUID();
    for (const expected of [0, 1, 2]) await store.append(s, [fact()], expected);
    await expect(store.append(s, [fact()], 1)).rejects.toBeInstanceOf(WrongVersion);
    expect(await server.seen()).toMatchObject({ appends: 4, anyRevision: 0 });
    await store.close();
  });

  it('is a revision that counts from nothing', () => {
    expect(expecting(0, 5)).toEqual({ streamState: 'no_stream', deadline: 5 });
    expect(expecting(1, 5)).toEqual({ streamState: 0n, deadline: 5 });
    expect(() => expecting(1.5, 5)).toThrow(RangeError);
    // @ts-expect-error the name of it in an older client, which this one passes over without a word
    const passedOver: Expecting = { streamState: 0n, deadline: 5, expectedRevision: 0n };
    expect(passedOver).toBeDefined();
    // @ts-expect-error without it an append would be made at any version
    const any: Expecting = { deadline: 5 };
    expect(any).toBeDefined();
  });

  it('is told from the right one also when the connection string asks for answers in place of errors', async () => {
    const store = new KurrentEventStore(`${server.url}&throwOnAppendFailure=false`, { patience: PATIENT });
    const s = randomUUID();
    await store.append(s, [fact(), fact(), fact(), fact()], 0);
    await expect(store.append(s, [fact()], 2)).rejects.toMatchObject({ stream: s, expected: 2, actual: 4 });
    await expect(store.append(randomUUID(), [fact()], 2)).rejects.toMatchObject({ actual: 0 });
    await store.close();
  });
});

describe('a server of an older version', () => {
  const LIMIT = MIB;
  it.each([
    ['takes a megabyte at a time', true],
    ['has a call for each append', false],
  ])('that %s is written to as any other', async (_what, batchAppend) => {
    const server = await StandIn.start({ version: '23.10.0', largestAppend: LIMIT, batchAppend });
    const store = new KurrentEventStore(server.url, { patience: PATIENT });
    const s = randomUUID();
    const two = [fact({ text: 'x'.repeat(LIMIT / 4) }), fact()];
    const { version, position } = await store.append(s, two, 0);
    expect(await store.append(s, two, 0)).toEqual({ version, position });
    await expect(store.append(s, [fact()], 0)).rejects.toMatchObject({ expected: 0, actual: 2 });
    await expect(store.append(randomUUID(), [fact()], 4)).rejects.toMatchObject({ expected: 4, actual: 0 });
    const [refused, beside] = await Promise.allSettled([
      store.append(s, [fact({ text: 'x'.repeat(2 * LIMIT) })], 2),
      store.append(randomUUID(), [fact()], 0),
    ]);
    expect(refused).toMatchObject({ reason: expect.any(UnfitFact) });
    expect(refused).toMatchObject({ reason: { message: expect.stringContaining(String(LIMIT)) } });
    expect(beside.status).toBe('fulfilled');
    await server.set({ loseAnswers: 1 });
    const one = fact();
    expect(await store.append(s, [one], 2)).toMatchObject({ version: 3 });
    expect(await store.read(s)).toHaveLength(3);
    await store.close();
    await server.stop();
  });
});
