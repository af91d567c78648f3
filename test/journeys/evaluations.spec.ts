import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agreeTo, evaluateAlone, evaluatedProposal, setThresholds, someEffect, submittedProposal } from '../setup/evaluated-proposal.js';
import { startHub, type TestHub } from '../setup/start-hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const ANSWER = '{ __typename ... on Accepted { id version position } ... on Refused { code rule parameters } }';
const EFFECT = 'hoursSavedPerYear: 1000, moneySavedPerYear: { amount: "0", currency: SEK }';
const SCAN =
  'method: DESK, searchedOn: "2024-05-01", searchedWhere: ["TED"], found: [], conclusion: NONE, newDevelopmentNeeded: true, inventiveHeight: true';

const does = async (persona: string, act: string, input: string) => {
  const answer = await hub.ask(`mutation { ${act}(input: { ${input} }) ${ANSWER} }`, persona);
  await hub.settle();
  return answer.data[act];
};
const accepted = expect.objectContaining({ __typename: 'Accepted' });
const refused = (code: string, rest: object = {}) => expect.objectContaining({ __typename: 'Refused', code, ...rest });
const asks = async (persona: string, query: string) => (await hub.ask(query, persona)).data;

describe('the thresholds of benefit', () => {
  it('have to be set before anything is agreed', async () => {
    const id = await submittedProposal(hub);
    await evaluateAlone(hub, id, 'persona-evaluator');
    expect(await does('evaluator', 'agreeEvaluation', `evaluationId: "${id}", effect: { ${EFFECT} }, scan: { ${SCAN} }`)).toEqual(
      refused('EVALUATION_NO_THRESHOLDS'),
    );
  });

  it('are kept with their history, for whoever is signed in', async () => {
    await setThresholds(hub);
    await hub.settle();
    const later =
      'validFrom: "2021-01-01", hourlyRate: { amount: "500", currency: SEK }, mediumFrom: { amount: "100000", currency: SEK }, largeFrom: { amount: "500000", currency: SEK }, source: "Budget", reason: "Again"';
    expect(await does('decision-maker', 'setBenefitThresholds', later)).toEqual(accepted);
    expect(await does('decision-maker', 'setBenefitThresholds', later)).toEqual(refused('BENEFIT_THRESHOLDS_NOT_AFTER_THE_LAST'));
    const QUERY = '{ benefitThresholds { validFrom largeFrom { amount currency } setBy reason synthetic } }';
    expect((await asks('citizen', QUERY))['benefitThresholds']).toMatchObject([
      { validFrom: '2021-01-01', setBy: 'persona-decision-maker', reason: 'Again', synthetic: [] },
      { validFrom: '2020-01-01', largeFrom: { amount: '500000.00', currency: 'SEK' } },
    ]);
    expect((await hub.ask(QUERY)).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });
});

describe('from a proposal to a challenge', () => {
  const QUERY = (id: string, asOf = '') =>
    `{ evaluation(id: "${id}"${asOf && `, asOf: "${asOf}"`}) { status round band verdict joint { agreedBy effect { hoursSavedPerYear } } individual { evaluator effect { hoursSavedPerYear } } history { what who data occurredAt } } }`;
  const IN = (id: string) => `evaluationId: "${id}"`;
  let id: string;
  beforeAll(async () => {
    id = await submittedProposal(hub, 'Snow');
  });
  const read = async (persona: string, asOf?: string) => (await asks(persona, QUERY(id, asOf)))['evaluation'];
  const queue = async (persona: string) =>
    (await asks(persona, '{ myEvaluations { items { evaluationId title department round owes } } }'))['myEvaluations'].items.find(
      (each: { evaluationId: string }) => each.evaluationId === id,
    );

  it('two evaluators find it in their queue, and see nothing of it before they declare', async () => {
    for (const evaluator of ['evaluator', 'evaluator-2'])
      expect(await does('coordinator', 'assignEvaluator', `${IN(id)}, evaluator: "persona-${evaluator}"`)).toEqual(accepted);
    expect(await queue('evaluator')).toEqual({
      evaluationId: id,
      title: 'Snow',
      department: null,
      round: 1,
      owes: ['DECLARATION', 'EFFECT', 'MARKET_SCAN', 'SUBMISSION'],
    });
    expect(await read('evaluator')).toBeNull();
    expect((await asks('evaluator', '{ evaluations(first: 100) { items { id } } }'))['evaluations'].items).not.toContainEqual({ id });
    expect(await does('evaluator', 'assessEffect', `${IN(id)}, ${EFFECT}`)).toEqual(
      refused('EVALUATION_CONFLICT_NOT_DECLARED', { rule: 'KL 6:30' }),
    );
    for (const evaluator of ['evaluator', 'evaluator-2'])
      expect(await does(evaluator, 'declareConflictOfInterest', `${IN(id)}, conflict: false`)).toEqual(accepted);
    expect(await read('evaluator')).toMatchObject({ status: 'OPEN' });
  });

  it('what one writes is hidden from the others until all have submitted', async () => {
    expect(await does('evaluator', 'assessEffect', `${IN(id)}, ${EFFECT}`)).toEqual(accepted);
    expect(await does('evaluator', 'recordMarketScan', `${IN(id)}, ${SCAN}`)).toEqual(accepted);
    expect(await queue('evaluator')).toMatchObject({ owes: ['SUBMISSION'] });
    expect(await does('evaluator', 'submitIndividualEvaluation', IN(id))).toEqual(accepted);
    expect(await queue('evaluator')).toMatchObject({ owes: [] });
    expect((await read('evaluator')).individual).toEqual([{ evaluator: 'persona-evaluator', effect: { hoursSavedPerYear: 1_000 } }]);
    for (const other of ['evaluator-2', 'coordinator', 'controller']) {
      const seen = await read(other);
      expect(seen.individual).toEqual([]);
      const written = seen.history.filter(({ what }: { what: string }) => what === 'effect-assessed.v1' || what === 'market-scanned.v1');
      expect(written).toMatchObject([
        { what: 'effect-assessed.v1', who: 'sealed', data: null },
        { what: 'market-scanned.v1', who: 'sealed', data: null },
      ]);
      expect(JSON.stringify(seen)).not.toContain('hoursSavedPerYear');
    }
    expect(await does('evaluator', 'agreeEvaluation', `${IN(id)}, effect: { ${EFFECT} }, scan: { ${SCAN} }`)).toEqual(
      refused('EVALUATION_INDIVIDUAL_MISSING', { parameters: { missing: ['persona-evaluator-2'] } }),
    );
    await does('evaluator-2', 'assessEffect', `${IN(id)}, ${EFFECT}`);
    await does('evaluator-2', 'recordMarketScan', `${IN(id)}, ${SCAN}`);
    await does('evaluator-2', 'submitIndividualEvaluation', IN(id));
    const seen = await read('evaluator-2');
    expect(seen).toMatchObject({ status: 'READY_TO_AGREE' });
    expect(seen.individual).toHaveLength(2);
  });

  it('one who is assigned later sees nothing of it, in the past neither', async () => {
    const then = (await read('controller')).history.at(-1).occurredAt as string;
    await hub.act('assignEvaluator', { evaluationId: id, evaluator: 'persona-coordinator' }, ['coordinator']);
    await hub.settle();
    expect(await read('coordinator')).toBeNull();
    await hub.act('declareConflictOfInterest', { evaluationId: id, conflict: false }, ['evaluator'], 'persona-coordinator');
    await hub.settle();
    expect(await read('coordinator')).toMatchObject({ individual: [], joint: null });
    expect(await read('coordinator', then)).toMatchObject({ status: 'READY_TO_AGREE', individual: [] });
    await hub.act('releaseEvaluator', { evaluationId: id, evaluator: 'persona-coordinator', reason: 'ill' }, ['coordinator']);
    await hub.settle();
  });

  it('together they agree, and a named person concludes', async () => {
    expect(await does('evaluator', 'concludeEvaluation', `${IN(id)}, verdict: CHALLENGE, reason: "r", delegation: "D 4.2"`)).toEqual(
      refused('ACCESS_ROLE_MISSING'),
    );
    expect(await does('decision-maker', 'concludeEvaluation', `${IN(id)}, verdict: CHALLENGE, reason: "r", delegation: "D 4.2"`)).toEqual(
      refused('EVALUATION_NOT_AGREED'),
    );
    const agree = (persona: string, effect = EFFECT) =>
      does(persona, 'agreeEvaluation', `${IN(id)}, effect: { ${effect} }, scan: { ${SCAN} }`);
    expect(await agree('coordinator')).toEqual(refused('ACCESS_ROLE_MISSING'));
    expect(await agree('evaluator', EFFECT.replace('1000', '1001'))).toEqual(accepted);
    expect(await agree('evaluator-2')).toEqual(accepted);
    expect(await read('controller')).toMatchObject({
      status: 'READY_TO_AGREE',
      joint: { agreedBy: ['persona-evaluator-2'], effect: { hoursSavedPerYear: 1_000 } },
    });
    expect(await does('decision-maker', 'concludeEvaluation', `${IN(id)}, verdict: CHALLENGE, reason: "r", delegation: "D 4.2"`)).toEqual(
      refused('EVALUATION_NOT_AGREED'),
    );
    expect(await agree('evaluator')).toEqual(accepted);
    expect(await read('evaluator')).toMatchObject({
      status: 'AGREED',
      joint: { agreedBy: ['persona-evaluator-2', 'persona-evaluator'] },
    });
    expect(
      await does('decision-maker', 'concludeEvaluation', `${IN(id)}, verdict: CHALLENGE, reason: "Large and new", delegation: "D 4.2"`),
    ).toEqual(accepted);
    expect(await read('controller')).toMatchObject({ status: 'CONCLUDED', band: 'LARGE', verdict: 'CHALLENGE' });
    const proposal = (await asks('employee', `{ proposal(id: "${id}") { status outcome outcomeReason } }`))['proposal'];
    expect(proposal).toEqual({ status: 'EVALUATED', outcome: 'CHALLENGE', outcomeReason: 'Large and new' });
    expect(await queue('evaluator')).toBeUndefined();
  });

  it('can be filtered by status, verdict and band', async () => {
    const list = async (filter: string) =>
      (await asks('coordinator', `{ evaluations(filter: { ${filter} }, first: 100) { items { id } } }`))['evaluations'].items;
    expect(await list('status: CONCLUDED, verdict: CHALLENGE, band: LARGE')).toContainEqual({ id });
    expect(await list('verdict: PARKED')).not.toContainEqual({ id });
  });

  it('is reopened with a reason: the proposal is under evaluation again', async () => {
    expect(await does('coordinator', 'reopenEvaluation', `${IN(id)}, reason: "New facts"`)).toEqual(accepted);
    expect(await read('controller')).toMatchObject({ status: 'OPEN', round: 2, band: null, verdict: null });
    const proposal = (await asks('employee', `{ proposal(id: "${id}") { status outcome } }`))['proposal'];
    expect(proposal).toEqual({ status: 'UNDER_EVALUATION', outcome: null });
    expect(await queue('evaluator')).toMatchObject({ round: 2, owes: ['EFFECT', 'MARKET_SCAN', 'SUBMISSION'] });
  });
});

describe('the views across all cases', () => {
  it.each(['funnel { __typename }', 'effectMarketMatrix { __typename }', 'summary { __typename }', 'challengePortfolio { __typename }'])(
    'are open to the coordinator and closed to an evaluator, who might have a conflict of interest: %s',
    async (view) => {
      expect((await hub.ask(`{ ${view} }`, 'evaluator')).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
      expect((await hub.ask(`{ ${view} }`, 'coordinator')).errors).toBeUndefined();
    },
  );

  it('are closed to them where one case leads to another too', async () => {
    const id = await submittedProposal(hub, 'Ice');
    const lineage = `{ lineage(of: "${id}") { __typename } }`;
    expect((await hub.ask(lineage, 'evaluator')).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect((await hub.ask(lineage, 'coordinator')).errors).toBeUndefined();
  });
});

describe('the rule of the hub', () => {
  it('makes no challenge of a medium benefit', async () => {
    const id = await submittedProposal(hub, 'Benches');
    await evaluateAlone(hub, id, 'persona-evaluator');
    await agreeTo(hub, id, someEffect(999));
    const conclude = (verdict: string) =>
      does('decision-maker', 'concludeEvaluation', `evaluationId: "${id}", verdict: ${verdict}, reason: "r", delegation: "D 4.2"`);
    expect(await conclude('CHALLENGE')).toEqual(refused('EVALUATION_BENEFIT_NOT_LARGE', { rule: 'HUB', parameters: { band: 'medium' } }));
    expect(await conclude('MARKET')).toEqual(refused('EVALUATION_NO_EXISTING_SOLUTION'));
    expect(await conclude('PARKED')).toEqual(accepted);
  });

  it('concludes nothing of a proposal that was withdrawn', async () => {
    const id = await submittedProposal(hub, 'Lights');
    await evaluateAlone(hub, id, 'persona-evaluator');
    await agreeTo(hub, id);
    await hub.act('withdrawProposal', { proposalId: id, reason: 'no longer' }, ['employee'], 'persona-employee');
    await hub.settle();
    expect(
      await does('decision-maker', 'concludeEvaluation', `evaluationId: "${id}", verdict: CHALLENGE, reason: "r", delegation: "D"`),
    ).toEqual(refused('EVALUATION_PROPOSAL_WITHDRAWN'));
  });

  it('lets nobody evaluate their own proposal', async () => {
    const id = await submittedProposal(hub, 'Mine');
    expect(await does('coordinator', 'assignEvaluator', `evaluationId: "${id}", evaluator: "persona-employee"`)).toEqual(
      refused('EVALUATION_EVALUATOR_IS_PROPOSER', { rule: 'KL 6:28' }),
    );
  });
});

it('keeps a proposal with an outcome whose proposer can read why', async () => {
  const id = await evaluatedProposal(hub, 'declined', 'Fountains');
  expect((await asks('employee', `{ proposal(id: "${id}") { outcome outcomeReason } }`))['proposal']).toEqual({
    outcome: 'DECLINED',
    outcomeReason: 'because',
  });
});

it.each([
  ['an unknown case', 'evaluationId: "nowhere"', { code: 'EVALUATION_NOT_FOUND' }],
  ['a fit of six', `evaluationId: "x"`, { code: 'INPUT_INVALID' }],
])('answers %s with a refusal', async (_what, input, expected) => {
  const fit = expected.code === 'INPUT_INVALID' ? 'found: [{ name: "X", fit: 6 }]' : 'found: []';
  expect(await does('evaluator', 'recordMarketScan', `${input}, ${SCAN.replace('found: []', fit)}`)).toMatchObject(expected);
});
