import { beforeEach, describe, expect, it } from '@jest/globals';
import { type EventStore, type NewFact } from '@hub/event-store';
import { type Instant, isRejection, reject, toInstant } from '@hub/kernel';
import { ModelEventStore } from '@hub/testing/event-store';
import { SwedishCalendar } from '../calendar/swedish-calendar.js';
import { box, type BoxIntent, boxTarget, type Box } from '../testing/toy/box.js';
import type { Envelope } from './act.js';
import { type Accepted, type Answer, type Ask, Commands, factIdOf } from './commands.js';
import { fingerprintOf, freshId } from './ids.js';
import { NO_PROVENANCE } from './provenance.js';

const calendar = new SwedishCalendar();
const NINE = toInstant('2026-01-15T09:00:00Z');
const TEN = toInstant('2026-01-15T10:00:00Z');

const envelope = (changes: Partial<Envelope> & { wish?: unknown } = {}): Envelope => {
  const { wish = 'the same', at = NINE, ...rest } = changes;
  return {
    act: 'addCoins',
    at,
    on: calendar.dayOf(at),
    playedBack: false,
    asker: { ref: 'anna', roles: ['employee'] },
    commandId: freshId(),
    fingerprint: fingerprintOf('addCoins', wish),
    correlationId: 'correlation',
    provenance: NO_PROVENANCE,
    ...rest,
  };
};
const open = (boxId: string): Ask<BoxIntent> => ({ type: 'open-box', data: { boxId, label: 'Snow' } });
const add = (boxId: string, coins = 1): Ask<BoxIntent> => ({ type: 'add-coins', data: { boxId, coins } });
const seal = (boxId: string): Ask<BoxIntent> => ({ type: 'seal-box', data: { boxId, reason: 'full' } });

/** Somebody else who appends a fact to the stream right before each of the next appends. */
class Meddling extends ModelEventStore {
  meddle = 0;
  override async append(stream: string, facts: readonly NewFact[], expected: number) {
    if (this.meddle > 0) {
      this.meddle -= 1;
      const now = (await this.read(stream)).length;
      await super.append(stream, [{ id: freshId(), type: 'coins-added.v1', data: { boxId: stream, coins: 100 }, metadata: {} }], now);
    }
    return super.append(stream, facts, expected);
  }
}

let store: Meddling;
let write: ReturnType<typeof pathOf>;
const pathOf = (onto: EventStore) => new Commands(onto, calendar).with(box);
const pathWith = (decide: typeof box.decide) => new Commands(store, calendar).with({ ...box, decide });
const accepted = (answer: Answer): Accepted => {
  if (isRejection(answer)) throw new Error(answer.rejected);
  return answer;
};

beforeEach(async () => {
  store = new Meddling();
  write = pathOf(store);
  accepted(await write.handle(boxTarget('b'), envelope({ at: NINE }), () => open('b')));
});

describe('a command', () => {
  it('is decided on the state of its stream and recorded with who, when, what and why', async () => {
    const asked = envelope({
      at: TEN,
      causationId: 'cause',
      asker: { ref: 'anna', roles: ['employee', 'evaluator'] },
      provenance: { sources: ['S8', 'S10'], synthetic: ['coins'] },
    });
    const answer = await write.handle(boxTarget('b'), asked, () => add('b', 3));
    expect(answer).toEqual({ id: 'b', version: 2, position: 2n });
    expect((await store.read('box-b')).at(-1)).toMatchObject({
      id: factIdOf(asked, 'box-b'),
      type: 'coins-added.v1',
      data: { boxId: 'b', coins: 3 },
      metadata: {
        act: 'addCoins',
        commandId: asked.commandId,
        fingerprint: asked.fingerprint,
        correlationId: 'correlation',
        causationId: 'cause',
        actor: 'anna',
        roles: 'employee,evaluator',
        occurredAt: TEN,
        sources: 'S8,S10',
        synthetic: 'coins',
      },
    });
    expect(await write.stateOf('box-b')).toEqual({ coins: 3, sealed: false });
    expect(await write.provenanceOf('box-b')).toEqual({ sources: ['S8', 'S10'], synthetic: ['coins'] });
    expect(await write.provenanceOf('box-none')).toEqual(NO_PROVENANCE);
  });

  it('that leads to nothing is answered with where its case stands', async () => {
    await write.handle(boxTarget('b'), envelope(), () => seal('b'));
    expect(await write.handle(boxTarget('b'), envelope(), () => seal('b'))).toEqual({ id: 'b', version: 2, position: 2n });
    expect(await store.read('box-b')).toHaveLength(2);
  });

  it('that leads to nothing on a stream that is not there is answered with version 0', async () => {
    const silent = pathWith(() => []);
    expect(await silent.handle(boxTarget('none'), envelope(), () => add('none'))).toEqual({ id: 'none', version: 0, position: 0n });
  });

  it('that is refused writes nothing, whether its decider or what it gathers refuses', async () => {
    expect(await write.handle(boxTarget('x'), envelope(), () => add('x'))).toEqual(reject('box.not-found'));
    expect(await write.handle(boxTarget('b'), envelope(), () => reject('price.unknown', { on: 'today' }))).toEqual(
      reject('price.unknown', { on: 'today' }),
    );
    expect(await store.head()).toBe(1n);
  });

  it('that meets a bug fails, and leaves nothing', async () => {
    await expect(
      write.handle(boxTarget('b'), envelope(), () => {
        throw new Error('a bug');
      }),
    ).rejects.toThrow('a bug');
    expect(await store.head()).toBe(1n);
  });
});

describe('a command that another writer comes in between', () => {
  it('is gathered and decided afresh', async () => {
    store.meddle = 1;
    const seen: Box[] = [];
    const answer = await write.handle(boxTarget('b'), envelope(), (state) => {
      seen.push(state);
      return add('b');
    });
    expect(seen.map((state) => state?.coins)).toEqual([0, 100]);
    expect(answer).toMatchObject({ version: 3 });
  });

  it('is refused when the fresh state no longer allows it', async () => {
    store.meddle = 1;
    const once = (state: Box) => (state?.coins === 0 ? add('b') : reject('box.not-empty'));
    expect(await write.handle(boxTarget('b'), envelope(), once)).toEqual(reject('box.not-empty'));
  });

  it('is tried five times', async () => {
    store.meddle = 4;
    expect(await write.handle(boxTarget('b'), envelope(), () => add('b'))).toMatchObject({ version: 6 });
  });

  it('is refused as contended after the fifth, and leaves nothing', async () => {
    store.meddle = 5;
    const asked = envelope();
    expect(await write.handle(boxTarget('b'), asked, () => add('b'))).toEqual(reject('command.contended', { id: 'b' }));
    expect((await store.read('box-b')).some(({ metadata }) => metadata['commandId'] === asked.commandId)).toBe(false);
  });
});

describe('a command id', () => {
  it('given again for the same is answered as before, with one effect, also after the case has gone on', async () => {
    const asked = envelope();
    const first = await write.handle(boxTarget('b'), asked, () => add('b', 7));
    expect(await write.handle(boxTarget('b'), asked, () => add('b', 7))).toEqual(first);
    await write.handle(boxTarget('b'), envelope(), () => seal('b'));
    expect(await write.handle(boxTarget('b'), asked, () => add('b', 7))).toEqual(first);
    expect(await write.stateOf('box-b')).toEqual({ coins: 7, sealed: true });
  });

  it('given again is answered before anything is gathered', async () => {
    const asked = envelope();
    await write.handle(boxTarget('b'), asked, () => add('b'));
    const answer = write.handle(boxTarget('b'), asked, () => {
      throw new Error('gathered');
    });
    await expect(answer).resolves.toMatchObject({ version: 2 });
  });

  it('answers with the last of its facts when it led to several', async () => {
    const twice = pathWith(({ by }) => [
      { type: 'coins-added.v1', data: { boxId: 'b', coins: 1 } },
      { type: 'box-sealed.v1', data: { boxId: 'b', reason: by } },
    ]);
    const asked = envelope();
    const first = await twice.handle(boxTarget('b'), asked, () => seal('b'));
    expect(first).toEqual({ id: 'b', version: 3, position: 3n });
    expect(await twice.handle(boxTarget('b'), asked, () => seal('b'))).toEqual(first);
  });

  it('used for something else in the case is refused', async () => {
    const asked = envelope({ wish: 'one coin' });
    await write.handle(boxTarget('b'), asked, () => add('b'));
    const other = { ...asked, fingerprint: fingerprintOf('addCoins', 'two coins') };
    expect(await write.handle(boxTarget('b'), other, () => add('b', 2))).toEqual(
      reject('command.id-reused', { commandId: asked.commandId }),
    );
  });

  it('of somebody else is refused, even for the same', async () => {
    const asked = envelope();
    await write.handle(boxTarget('b'), asked, () => add('b'));
    const mallory = { ...asked, asker: { ref: 'mallory', roles: ['employee'] as const } };
    expect(await write.handle(boxTarget('b'), mallory, () => add('b'))).toMatchObject({ rejected: 'command.id-reused' });
  });

  it('can be used in another case', async () => {
    const asked = envelope();
    await write.handle(boxTarget('c'), envelope(), () => open('c'));
    for (const id of ['b', 'c']) expect(await write.handle(boxTarget(id), asked, () => add(id))).toMatchObject({ id, version: 2 });
  });
});

describe('the time of a command', () => {
  const timeOf = async (): Promise<string | undefined> => (await store.read('box-b')).at(-1)?.metadata['occurredAt'];
  const at = (moment: Instant, playedBack = false) => envelope({ at: moment, playedBack });

  it('never runs backwards: a clock that is behind is set to the last fact of the case', async () => {
    await write.handle(boxTarget('b'), at(TEN), () => add('b'));
    const days: string[] = [];
    const watching = pathWith((command, state) => {
      days.push(`${command.at} ${command.on}`);
      return box.decide(command, state);
    });
    await watching.handle(boxTarget('b'), at(NINE), () => add('b'));
    expect(days).toEqual([`${TEN} 2026-01-15`]);
    expect(await timeOf()).toBe(TEN);
  });

  it('of an act of the past may be that of what its case holds', async () => {
    await write.handle(boxTarget('b'), at(TEN, true), () => add('b'));
    expect(await write.handle(boxTarget('b'), at(TEN, true), () => add('b'))).toMatchObject({ version: 3 });
  });

  it('of an act of the past is refused a millisecond before what its case holds', async () => {
    await write.handle(boxTarget('b'), at(TEN, true), () => add('b'));
    const early = toInstant('2026-01-15T09:59:59.999Z');
    expect(await write.handle(boxTarget('b'), at(early, true), () => add('b'))).toEqual(
      reject('act.before-its-past', { at: early, lastAt: TEN }),
    );
  });
});
