import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evaluatedProposal, setThresholds } from '../setup/evaluated-proposal.js';
import { startHub, type TestHub } from '../setup/start-hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
  await setThresholds(hub);
});
afterAll(() => hub.close());

const ANSWER = '{ __typename ... on Accepted { id version position } ... on Refused { code rule parameters problems { field } } }';
const does = async (persona: string, act: string, input: string) => {
  const answer = await hub.ask(`mutation { ${act}(input: { ${input} }) ${ANSWER} }`, persona);
  await hub.settle();
  return answer.data[act];
};
const accepted = expect.objectContaining({ __typename: 'Accepted' });
const refused = (code: string, rest: object = {}) => expect.objectContaining({ __typename: 'Refused', code, ...rest });
const draft = (key: string, ...proposalIds: readonly string[]) =>
  does(
    'coordinator',
    'draftChallenge',
    `challengeId: "${key}", title: "Snow", need: "Clear it in time", proposalIds: ${JSON.stringify(proposalIds)}`,
  );
const GOAL = 'what: "Less dispatch", metric: "Hours a winter", unit: "h", baseline: "1200", target: "600.5"';
const PUBLISHED = '{ publishedChallenges { key title need status effectGoals { metric target } synthetic } }';

describe('from proposals to a solved challenge', () => {
  const read = async (fields: string) => (await hub.ask(`{ challenge(id: "SNOW") { ${fields} } }`, 'coordinator')).data['challenge'];

  it('is drafted only from what was concluded as a challenge', async () => {
    const fit = await evaluatedProposal(hub, 'challenge');
    const parked = await evaluatedProposal(hub, 'parked');
    expect(await draft('SNOW', fit, parked)).toEqual(
      refused('CHALLENGE_PROPOSAL_NOT_FOR_A_CHALLENGE', { parameters: { proposalId: parked } }),
    );
    expect(await draft('snow', fit)).toEqual(refused('INPUT_INVALID', { problems: [{ field: 'challengeId' }] }));
    expect(await draft('SNOW')).toEqual(refused('INPUT_INVALID', { problems: [{ field: 'proposalIds' }] }));
    expect(await draft('SNOW', fit)).toEqual(accepted);
    expect(await draft('ICE', fit)).toEqual(refused('CHALLENGE_PROPOSAL_TAKEN', { parameters: { proposalId: fit, challengeId: 'SNOW' } }));
    const proposal = (await hub.ask(`{ proposal(id: "${fit}") { status challengeId } }`, 'employee')).data['proposal'];
    expect(proposal).toEqual({ status: 'PROMOTED', challengeId: 'SNOW' });
    expect(await does('coordinator', 'reopenEvaluation', `evaluationId: "${fit}", reason: "r"`)).toEqual(
      refused('EVALUATION_IN_A_CHALLENGE', { parameters: { challengeId: 'SNOW' } }),
    );
  });

  it('is ready with a need owner and an effect goal', async () => {
    const ready = () => does('coordinator', 'readyChallenge', 'challengeId: "SNOW", implementationLikelihood: "High"');
    expect(await ready()).toEqual(refused('CHALLENGE_NEED_OWNER_MISSING'));
    expect(await does('need-owner', 'setEffectGoal', `challengeId: "SNOW", ${GOAL}`)).toEqual(refused('CHALLENGE_NOT_YOURS'));
    expect(await does('coordinator', 'nameNeedOwner', 'challengeId: "SNOW", needOwner: "SBF"')).toEqual(accepted);
    expect(await ready()).toEqual(refused('CHALLENGE_EFFECT_GOAL_MISSING'));
    expect(await does('need-owner', 'setEffectGoal', `challengeId: "SNOW", ${GOAL.replace('600.5', 'half')}`)).toEqual(
      refused('INPUT_INVALID', { problems: [{ field: 'target' }] }),
    );
    expect(await does('need-owner', 'setEffectGoal', `challengeId: "SNOW", ${GOAL}`)).toEqual(accepted);
    expect(await ready()).toEqual(accepted);
  });

  it('is shown to everybody once it is published, and not before', async () => {
    expect((await hub.ask(PUBLISHED)).data['publishedChallenges']).toEqual([]);
    const { position } = await does('coordinator', 'publishChallenge', 'challengeId: "SNOW"');
    const shown = await hub.ask(
      `{ publishedChallenges(afterPosition: "${position}") { key title need status effectGoals { metric target } synthetic } }`,
    );
    expect(shown.data['publishedChallenges']).toEqual([
      {
        key: 'SNOW',
        title: 'Snow',
        need: 'Clear it in time',
        status: 'PUBLISHED',
        effectGoals: [{ metric: 'Hours a winter', target: '600.5' }],
        synthetic: [],
      },
    ]);
    expect((await hub.ask('{ challenge(id: "SNOW") { id } }')).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  it('is taken up by a cycle, put back, and taken up again', async () => {
    const cycle = { programmeId: 'DIACCESS', cycleNo: 1 };
    await hub.act(
      'defineProgramme',
      {
        programmeId: 'DIACCESS',
        name: 'DIACCESS',
        maxCycles: 5,
        minChallengesPerCycle: 1,
        maxChallengesPerCycle: 3,
        maxChallenges: 15,
        startsOn: '2019-09-01',
        endsOn: '2035-08-31',
      },
      ['coordinator'],
    );
    await hub.act('planCycle', cycle, ['coordinator']);
    await hub.settle();
    await hub.act('admitChallenge', { ...cycle, challengeId: 'SNOW' }, ['coordinator']);
    await hub.settle();
    expect(await read('status programmeId cycleNo')).toEqual({ status: 'TAKEN_UP', programmeId: 'DIACCESS', cycleNo: 1 });
    await hub.act('releaseChallenge', { ...cycle, challengeId: 'SNOW', reason: 'no time' }, ['coordinator']);
    await hub.settle();
    expect(await read('status programmeId cycleNo')).toEqual({ status: 'PUBLISHED', programmeId: null, cycleNo: null });
    await hub.act('admitChallenge', { ...cycle, challengeId: 'SNOW' }, ['coordinator']);
    await hub.settle();
    expect(await does('need-owner', 'setEffectGoal', `challengeId: "SNOW", ${GOAL}`)).toEqual(refused('CHALLENGE_TAKEN_UP'));
  });

  it('is solved with what was measured, by its own need owner', async () => {
    const [{ goalId }] = (await read('effectGoals { goalId }')).effectGoals;
    const solve = (id: string) =>
      does(
        'need-owner',
        'solveChallenge',
        `challengeId: "SNOW", measuredEffects: [{ goalId: "${id}", value: "580", measuredOn: "2024-03-01", how: "Time sheets" }], reason: "In use"`,
      );
    expect(await solve('g9')).toEqual(refused('CHALLENGE_GOAL_UNKNOWN'));
    expect(await solve(goalId)).toEqual(accepted);
    expect(await does('coordinator', 'abandonChallenge', 'challengeId: "SNOW", ground: FUNDS, reason: "r"')).toEqual(
      refused('CHALLENGE_SOLVED'),
    );
    const { history, ...solved } = await read('status measuredEffects { value } endReason history { what who roles }');
    expect(solved).toEqual({ status: 'SOLVED', measuredEffects: [{ value: '580' }], endReason: 'In use' });
    expect(history.at(-1)).toEqual({ what: 'challenge-solved.v1', who: 'persona-need-owner', roles: ['need-owner'] });
  });

  it('looks as it did then, asked of a moment of the past', async () => {
    const { history } = await read('history { what occurredAt }');
    const drafted = history.find(({ what }: { what: string }) => what === 'challenge-drafted.v1');
    const then = (await hub.ask(`{ challenge(id: "SNOW", asOf: "${drafted.occurredAt}") { status needOwner } }`, 'coordinator')).data;
    expect(then['challenge']).toEqual({ status: 'DRAFT', needOwner: null });
  });
});

describe('given up', () => {
  it('frees its proposals for another challenge, and its evaluation for another look', async () => {
    const id = await evaluatedProposal(hub, 'challenge', 'Water');
    expect(await draft('WATER', id)).toEqual(accepted);
    expect(await does('coordinator', 'abandonChallenge', 'challengeId: "WATER", ground: NO_PARTNER, reason: "Nobody came"')).toEqual(
      accepted,
    );
    expect(await draft('WATER', id)).toEqual(refused('CHALLENGE_ALREADY_DRAFTED'));
    expect(await draft('RAIN', id)).toEqual(accepted);
    const list = await hub.ask('{ challenges(filter: { status: ABANDONED }) { items { id abandonGround endReason } } }', 'controller');
    expect(list.data['challenges'].items).toEqual([{ id: 'WATER', abandonGround: 'NO_PARTNER', endReason: 'Nobody came' }]);
  });
});

describe('the public list', () => {
  it('goes on after the last key of a page', async () => {
    const page = async (args: string) => (await hub.ask(`{ publishedChallenges(${args}) { key } }`)).data['publishedChallenges'];
    expect(await page('first: 1')).toEqual([{ key: 'SNOW' }]);
    expect(await page('first: 1, after: "SNOW"')).toEqual([]);
    expect(await page('first: 1, after: "HEAT"')).toEqual([{ key: 'SNOW' }]);
    expect((await hub.ask('{ publishedChallenges(after: "no key!") { key } }')).errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});
