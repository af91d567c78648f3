import type { TestHub } from './start-hub.js';

const sek = (amount: string) => ({ amount, currency: 'SEK' });

/** Thresholds that make 1,000 hours a year at 500 SEK a large benefit, just so. */
export const setThresholds = (hub: TestHub): Promise<string> =>
  hub.act(
    'setBenefitThresholds',
    {
      validFrom: '2020-01-01',
      hourlyRate: sek('500'),
      mediumFrom: sek('100000'),
      largeFrom: sek('500000'),
      source: 'Budget',
      reason: 'The first ones',
    },
    ['coordinator'],
  );

export const someEffect = (hoursSavedPerYear = 1_000) => ({ hoursSavedPerYear, moneySavedPerYear: sek('0') });
export const someScan = {
  method: 'desk',
  searchedOn: '2024-05-01',
  searchedWhere: ['TED'],
  found: [],
  conclusion: 'none',
  newDevelopmentNeeded: true,
  inventiveHeight: true,
};

/** A proposal of an employee, with its evaluation open. @returns its id, which is also that of its evaluation. */
export const submittedProposal = async (hub: TestHub, title = 'Snow'): Promise<string> => {
  const id = await hub.act('submitProposal', { source: 'employee', title, need: 'Clear it in time' }, ['employee'], 'persona-employee');
  await hub.settle();
  return id;
};

/** All that one evaluator does alone. */
export const evaluateAlone = async (hub: TestHub, evaluationId: string, evaluator: string): Promise<void> => {
  const does = (name: string, input: object) => hub.act(name, { evaluationId, ...input }, ['evaluator'], evaluator);
  await hub.act('assignEvaluator', { evaluationId, evaluator }, ['coordinator']);
  await does('declareConflictOfInterest', { conflict: false });
  await does('assessEffect', someEffect());
  await does('recordMarketScan', someScan);
  await does('submitIndividualEvaluation', {});
};

/** One evaluator's word for the joint text; where they are the only one, it is agreed. */
export const agreeTo = (hub: TestHub, evaluationId: string, effect = someEffect(), evaluator = 'persona-evaluator'): Promise<string> =>
  hub.act('agreeEvaluation', { evaluationId, effect, scan: someScan }, ['evaluator'], evaluator);

/** A proposal that was evaluated and concluded; thresholds have been set before. @returns its id. */
export const evaluatedProposal = async (hub: TestHub, verdict: 'challenge' | 'parked' | 'declined', title = 'Snow'): Promise<string> => {
  const id = await submittedProposal(hub, title);
  await evaluateAlone(hub, id, 'persona-evaluator');
  await agreeTo(hub, id);
  await hub.act('concludeEvaluation', { evaluationId: id, verdict, reason: 'because', delegation: 'D 4.2' }, ['decision-maker']);
  await hub.settle();
  return id;
};
