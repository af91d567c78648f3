import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Recorded } from '@hub/event-store';
import { toLocalDate } from '@hub/kernel';
import type { ContractSigned } from '@hub/partnerships';
import { Commands, platformMigrations, SwedishCalendar } from '@hub/platform';
import type { ProcurementStarted } from '@hub/procurement';
import { openTestDatabase, recordedFact, type TestDatabase } from '@hub/testing/platform';
import type { CyclePlace } from '../../domain/challenge-standings.port.js';
import { ProcurementCycles } from '../../domain/procurement-cycles.port.js';
import type { ProgrammeEvent } from '../../domain/programme.events.js';
import { NoteCycleProgress } from './note-cycle-progress.reactor.js';

const STREAM = 'programme-DIACCESS';
const of = { programmeId: 'DIACCESS', cycleNo: 1 };
const running: readonly ProgrammeEvent[] = [
  {
    type: 'programme-defined.v1',
    data: {
      programmeId: 'DIACCESS',
      name: 'n',
      maxCycles: 5,
      minChallengesPerCycle: 1,
      maxChallengesPerCycle: 3,
      maxChallenges: 15,
      startsOn: toLocalDate('2019-09-01'),
      endsOn: toLocalDate('2022-08-31'),
    },
  },
  { type: 'cycle-planned.v1', data: { ...of, plan: null } },
  { type: 'challenge-admitted.v1', data: { ...of, challengeId: 'SNOW' } },
  { type: 'challenge-admitted.v1', data: { ...of, challengeId: 'HEAT' } },
  { type: 'cycle-opened.v1', data: { ...of, challengeIds: ['SNOW', 'HEAT'] } },
];
const started = (procurementId: string, challengeId: string, programmeId = 'DIACCESS') =>
  recordedFact(`procurement-${procurementId}`, 1, {
    type: 'procurement-started.v1',
    data: { procurementId, challengeId, programmeId, cycleNo: 1 },
  } as ProcurementStarted);
const signed = (procurementId: string, challengeId: string) =>
  recordedFact(`partnership-${procurementId}`, 1, {
    type: 'contract-signed.v1',
    data: { procurementId, challengeId, signedOn: toLocalDate('2021-05-01') },
  } as ContractSigned);

class KnownProcurements extends ProcurementCycles {
  override of(procurementId: string): Promise<CyclePlace | undefined> {
    return Promise.resolve(
      procurementId === 'q9' ? undefined : { ...of, programmeId: procurementId === 'q8' ? 'NOWHERE' : of.programmeId },
    );
  }
}

describe('the steps of a cycle follow its procurements and contracts', () => {
  let db: TestDatabase;
  let reactor: NoteCycleProgress;
  beforeAll(async () => {
    db = await openTestDatabase([], platformMigrations);
  });
  beforeEach(async () => {
    const calendar = new SwedishCalendar();
    reactor = Object.assign(new NoteCycleProgress(new KnownProcurements()), {
      calendar,
      commands: new Commands(db.store, calendar),
    });
    await db.pool.query('TRUNCATE events; UPDATE event_head SET position = 0');
    const facts = running.map(({ type, data }, index) => ({ id: idNo(index), type, data: data, metadata: {} }));
    await db.store.append(STREAM, facts, 0);
  });
  afterAll(() => db.close());

  const hear = async (...facts: readonly Recorded<ProcurementStarted | ContractSigned>[]) => {
    for (const fact of facts) await reactor.react(fact);
    const past = await db.store.read<ProgrammeEvent>(STREAM);
    return past.slice(running.length).map(({ type, data }) => ({ type, data }));
  };

  it('the first of each is a step, and no later one', async () => {
    const facts = [started('q1', 'SNOW'), started('q2', 'HEAT'), signed('q2', 'HEAT'), signed('q1', 'SNOW')];
    expect(await hear(...facts)).toEqual([
      { type: 'cycle-procurement-started.v1', data: { ...of, challengeId: 'SNOW' } },
      { type: 'cycle-development-started.v1', data: { ...of, challengeId: 'HEAT', signedOn: '2021-05-01' } },
    ]);
  });

  it('heard twice, they change nothing', async () => {
    const facts = [started('q1', 'SNOW'), signed('q1', 'SNOW')];
    const once = await hear(...facts);
    expect(await hear(...facts)).toEqual(once);
    expect(once).toHaveLength(2);
  });

  it('what belongs to no cycle of the hub is passed by', async () => {
    expect(await hear(started('q8', 'SNOW', 'NOWHERE'), signed('q8', 'SNOW'), signed('q9', 'SNOW'), started('q3', 'FOOD'))).toEqual([]);
  });

  it('happens when the fact happened', async () => {
    const fact = started('q1', 'SNOW');
    await hear({ ...fact, metadata: { ...fact.metadata, occurredAt: '2020-03-01T10:00:00.000Z', sources: 'S10' } });
    const last = (await db.store.read(STREAM)).at(-1);
    expect(last?.metadata).toMatchObject({ occurredAt: '2020-03-01T10:00:00.000Z', sources: 'S10', causationId: fact.id });
  });

  it('keeps the marks that concern the cycle, and none of what a step does not say', async () => {
    const marked = (fact: Recorded<ProcurementStarted | ContractSigned>, synthetic: string): typeof fact => ({
      ...fact,
      metadata: { ...fact.metadata, sources: 'S10', synthetic },
    });
    await hear(
      marked(started('q1', 'SNOW'), 'estimated value,procurement steps,cycle,dates'),
      marked(signed('q1', 'SNOW'), 'contract amounts,targets,phases,dates'),
    );
    const [first, second] = (await db.store.read(STREAM)).slice(running.length).map(({ metadata }) => metadata);
    expect(first).toMatchObject({ sources: 'S10', synthetic: 'procurement steps,cycle,dates' });
    expect(second).toMatchObject({ sources: 'S10', synthetic: 'dates' });
  });

  it('marks nothing where nothing that concerns the cycle is made up', async () => {
    const fact = signed('q1', 'SNOW');
    await hear({ ...fact, metadata: { ...fact.metadata, synthetic: 'contract amounts' } });
    expect((await db.store.read(STREAM)).at(-1)?.type).toBe('cycle-development-started.v1');
    expect((await db.store.read(STREAM)).at(-1)?.metadata).not.toHaveProperty('synthetic');
  });
});

function idNo(index: number): string {
  return `00000000-0000-7000-8000-00000000000${index}`;
}
