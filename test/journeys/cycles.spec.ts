import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStore } from '@hub/event-store';
import { toLocalDate } from '@hub/kernel';
import { freshId } from '@hub/platform';
import type { ProcurementStarted } from '@hub/procurement';
import { startHub, type TestHub } from '../setup/start-hub.js';
import { tellReadyChallenges } from '../setup/tell-challenges.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
  await tellReadyChallenges(hub, 'SNOW', 'HEAT', 'WASTE', 'FOOD', 'WATER');
});
afterAll(() => hub.close());

const ANSWER = '{ __typename ... on Accepted { id version position } ... on Refused { code rule parameters problems { field problem } } }';
const act = async (name: string, fields: string, persona = 'coordinator') => {
  const { data, errors } = await hub.ask(`mutation { ${name}(input: { ${fields} }) ${ANSWER} }`, persona);
  expect(errors).toBeUndefined();
  return data[name] as Record<string, string> & { parameters: Record<string, unknown> };
};
/** A procurement of a challenge that starts, as its fact: what leads up to it is a story of its own. */
const startProcurement = async (challengeId: string, programmeId: string) => {
  const none = { amount: '0.00', currency: 'SEK' } as const;
  const started: ProcurementStarted = {
    type: 'procurement-started.v1',
    data: {
      ...{ procurementId: `q-${challengeId}`, challengeId, programmeId, cycleNo: 1, scanId: 's1', scannedOn: toLocalDate('2026-01-10') },
      estimatedValue: { development: none, purchase: none, options: none },
      aboveThreshold: true,
      thresholdsFrom: toLocalDate('2026-01-01'),
    },
  };
  const metadata = { occurredAt: '2026-01-16T09:00:00.000Z', actor: 'somebody', roles: 'procurement-officer' };
  await hub.app.get(EventStore).append(`procurement-q-${challengeId}`, [{ id: freshId(), ...started, metadata }], 0);
  await hub.settle();
};
const define = (programmeId: string, limits: string) =>
  act(
    'defineProgramme',
    `programmeId: "${programmeId}", name: "Digital acceleration", ${limits}, startsOn: "2020-01-01", endsOn: "2099-12-31"`,
  );
const cycle = (programmeId: string, cycleNo: number) => `programmeId: "${programmeId}", cycleNo: ${cycleNo}`;
const FIVE = 'maxCycles: 5, minChallengesPerCycle: 1, maxChallengesPerCycle: 3, maxChallenges: 15';
const PLAN = 'plan: { opensOn: "2020-02-01", procurementOn: "2020-03-01", contractOn: "2020-09-01", closesOn: "2021-09-01" }';

describe('a programme through GraphQL', () => {
  it('takes challenges up in a cycle, and closes it with their outcomes', async () => {
    await define('DIACCESS', FIVE);
    await act('planCycle', `${cycle('DIACCESS', 1)}, ${PLAN}`);
    for (const key of ['SNOW', 'HEAT'])
      expect(await act('admitChallenge', `${cycle('DIACCESS', 1)}, challengeId: "${key}"`)).toMatchObject({ __typename: 'Accepted' });
    await act('releaseChallenge', `${cycle('DIACCESS', 1)}, challengeId: "HEAT", reason: "not now"`);
    const opened = await act('openCycle', cycle('DIACCESS', 1));
    const half = await hub.ask(
      `{ cyclesPlanVsActual(programmeId: "DIACCESS", afterPosition: "${opened['position']}") {
           cycleNo status challengeIds plan { opensOn contractOn } actual { opensOn closesOn } slip { opensOn closesOn } plannedDays { contractToClose } } }`,
      'controller',
    );
    expect(half.data['cyclesPlanVsActual']).toEqual([
      {
        cycleNo: 1,
        status: 'OPEN',
        challengeIds: ['SNOW'],
        plan: { opensOn: '2020-02-01', contractOn: '2020-09-01' },
        actual: { opensOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/), closesOn: null },
        slip: { opensOn: expect.any(Number), closesOn: null },
        plannedDays: { contractToClose: 365 },
      },
    ]);

    await startProcurement('SNOW', 'DIACCESS');
    const procured = await hub.ask('{ cyclesPlanVsActual(programmeId: "DIACCESS") { status actual { procurementOn } } }', 'controller');
    expect(procured.data['cyclesPlanVsActual']).toEqual([
      { status: 'IN_PROCUREMENT', actual: { procurementOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) } },
    ]);

    const outcome = 'challengeId: "SNOW", outcome: SOLVED, note: "Finds the slippery road."';
    expect(await act('closeCycle', `${cycle('DIACCESS', 1)}, outcomes: [{ ${outcome} }, { ${outcome} }]`)).toMatchObject({
      code: 'PROGRAMME_OUTCOMES_INCOMPLETE',
      parameters: { twice: ['SNOW'] },
    });
    const { position } = await act('closeCycle', `${cycle('DIACCESS', 1)}, outcomes: [{ ${outcome} }]`);
    const { data } = await hub.ask(
      `{ programme(id: "DIACCESS", afterPosition: "${position}") { cyclesOpened cycles { cycleNo status challengeIds } history { what why } }
         cyclesPlanVsActual(programmeId: "DIACCESS", afterPosition: "${position}") { status outcomes { challengeId outcome note } } }`,
      'coordinator',
    );
    expect(data['programme']).toMatchObject({ cyclesOpened: 1, cycles: [{ cycleNo: 1, status: 'CLOSED', challengeIds: ['SNOW'] }] });
    expect(data['programme'].history).toContainEqual({ what: 'challenge-released.v1', why: 'not now' });
    expect(data['cyclesPlanVsActual']).toEqual([
      { status: 'CLOSED', outcomes: [{ challengeId: 'SNOW', outcome: 'SOLVED', note: 'Finds the slippery road.' }] },
    ]);
  });

  it('never takes up more than it may', async () => {
    await define('SMALL', 'maxCycles: 1, minChallengesPerCycle: 1, maxChallengesPerCycle: 1, maxChallenges: 1');
    expect(await act('planCycle', cycle('SMALL', 2))).toMatchObject({ code: 'PROGRAMME_CYCLE_NUMBER_OUT_OF_RANGE', rule: 'HUB' });
    await act('planCycle', cycle('SMALL', 1));
    expect(await act('openCycle', cycle('SMALL', 1))).toMatchObject({ code: 'PROGRAMME_TOO_FEW_CHALLENGES' });
    const asked = await Promise.all(['WASTE', 'FOOD'].map((key) => act('admitChallenge', `${cycle('SMALL', 1)}, challengeId: "${key}"`)));
    expect(asked.map(({ __typename }) => __typename).sort()).toEqual(['Accepted', 'Refused']);
  });

  it('takes up only what is ready, and what no other cycle has', async () => {
    await define('OTHER', FIVE);
    await act('planCycle', cycle('OTHER', 1));
    expect(await act('admitChallenge', `${cycle('OTHER', 1)}, challengeId: "NOWHERE"`)).toMatchObject({
      code: 'PROGRAMME_CHALLENGE_UNKNOWN',
    });
    await hub.settle();
    expect(await act('admitChallenge', `${cycle('OTHER', 1)}, challengeId: "SNOW"`)).toMatchObject({
      code: 'PROGRAMME_CHALLENGE_IN_A_CYCLE',
      parameters: { programmeId: 'DIACCESS', cycleNo: 1 },
    });
  });

  it('frees the challenges of a cycle that is cancelled', async () => {
    await define('FIRST', FIVE);
    await define('SECOND', FIVE);
    for (const programmeId of ['FIRST', 'SECOND']) await act('planCycle', cycle(programmeId, 1));
    await act('admitChallenge', `${cycle('FIRST', 1)}, challengeId: "WATER"`);
    await act('openCycle', cycle('FIRST', 1));
    await act('cancelCycle', `${cycle('FIRST', 1)}, reason: "no funds"`, 'decision-maker');
    await hub.settle();
    expect(await act('admitChallenge', `${cycle('SECOND', 1)}, challengeId: "WATER"`)).toMatchObject({ __typename: 'Accepted' });
  });

  it('is defined by the coordinator, extended also by the decision maker, and shown to everybody', async () => {
    expect(await act('openCycle', cycle('DIACCESS', 1), 'evaluator')).toMatchObject({ code: 'ACCESS_ROLE_MISSING' });
    expect(await act('planCycle', 'programmeId: "DIACCESS", cycleNo: 0')).toMatchObject({
      code: 'INPUT_INVALID',
      problems: [{ field: 'cycleNo' }],
    });
    expect(await act('extendProgramme', 'programmeId: "DIACCESS", endsOn: "2099-12-31", reason: "r"', 'decision-maker')).toMatchObject({
      code: 'PROGRAMME_EXTENSION_NOT_LATER',
    });
    const { position } = await act('extendProgramme', 'programmeId: "DIACCESS", endsOn: "2100-02-28", reason: "r"', 'decision-maker');
    const { data } = await hub.ask(
      `{ publicProgrammes(afterPosition: "${position}") { id name startsOn endsOn maxCycles maxChallenges cyclesOpened } }`,
    );
    expect(data['publicProgrammes'][0]).toEqual({
      id: 'DIACCESS',
      name: 'Digital acceleration',
      startsOn: '2020-01-01',
      endsOn: '2100-02-28',
      maxCycles: 5,
      maxChallenges: 15,
      cyclesOpened: 1,
    });
    const refused = await hub.ask('{ cyclesPlanVsActual(programmeId: "DIACCESS") { cycleNo } }', 'citizen');
    expect(refused.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});
