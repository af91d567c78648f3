import { compareDecimals, compareMoney, type Decision, reject } from '@hub/kernel';
import type { AcceptSolutionIntent, CompletePartnershipIntent, DecidePurchaseIntent } from '../partnership.commands.js';
import type { PartnershipEvent, PerformanceLevel } from '../partnership.events.js';
import type { PartnershipRejection } from '../partnership.rejections.js';
import { repeated } from './sign-contract.js';
import { allContinued, type SignedPartnership } from './standing.js';

type Decided = Decision<PartnershipEvent, PartnershipRejection>;

/** Whether a measured value reaches an agreed performance level. Both are compared exactly; a value right at the level reaches it. */
export const reaches = (value: string, level: Pick<PerformanceLevel, 'operator' | 'value'>): boolean => {
  const difference = compareDecimals(value, level.value);
  return level.operator === 'at-least' ? difference >= 0 : difference <= 0;
};

/** LOU 6:31, second paragraph: nothing is acquired that does not meet the performance levels and the maximum cost agreed upon. */
export const acceptSolution = ({ data, by }: AcceptSolutionIntent, state: SignedPartnership): Decided => {
  if (state.stage !== 'developing') return reject('partnership.not-in-development', { stage: state.stage });
  if (!allContinued(state)) return notContinued(state);
  const { results, cost } = data;
  const twice = repeated(results.map(({ levelId }) => levelId));
  if (twice.length > 0) return reject('partnership.ids-repeated', { twice });
  const { performanceLevels, maximumCost } = state;
  const unknown = results.filter(({ levelId }) => !performanceLevels.some((level) => level.levelId === levelId));
  if (unknown.length > 0) return reject('partnership.level-unknown', { levels: unknown.map(({ levelId }) => levelId) });
  const compared = performanceLevels.map((level) => ({ ...level, reached: results.find((each) => each.levelId === level.levelId)?.value }));
  const unmeasured = compared.filter(({ reached }) => reached === undefined);
  if (unmeasured.length > 0) return reject('partnership.levels-not-measured', { levels: unmeasured.map(({ levelId }) => levelId) });
  const unmet = compared.filter(({ reached, ...level }) => reached !== undefined && !reaches(reached, level));
  if (unmet.length > 0) return reject('partnership.levels-not-met', { levels: unmet });
  if (cost.currency !== maximumCost.currency) return reject('partnership.several-currencies', { currency: maximumCost.currency });
  if (compareMoney(cost, maximumCost) > 0) return reject('partnership.cost-above-maximum', { cost, maximumCost });
  return [{ type: 'solution-accepted.v1', data: { ...data, challengeId: state.challengeId, decidedBy: by } }];
};

/** Buys what was accepted, at the cost it was accepted at, without a new procurement: the contract covers it (LOU 6:31). */
export const decidePurchase = ({ data, by, on }: DecidePurchaseIntent, state: SignedPartnership): Decided => {
  const { stage, cost, optionUntil, challengeId } = state;
  if (stage === 'completed' || stage === 'ended') return reject('partnership.closed', { stage });
  if (stage === 'purchased') return reject('partnership.purchased');
  if (stage !== 'accepted' || !cost) return reject('partnership.not-accepted', { stage });
  if (optionUntil && on > optionUntil) return reject('partnership.option-expired', { on, optionUntil });
  return [{ type: 'purchase-decided.v1', data: { ...data, challengeId, cost, decidedBy: by } }];
};

/** Closes the file: after the purchase, without one when an accepted solution was not bought, or when no solution came of the phases. */
export const completePartnership = ({ data }: CompletePartnershipIntent, state: SignedPartnership): Decided => {
  const { stage, challengeId } = state;
  if (stage === 'completed' || stage === 'ended') return reject('partnership.closed', { stage });
  if (!allContinued(state)) return notContinued(state);
  return [{ type: 'partnership-completed.v1', data: { ...data, challengeId } }];
};

const notContinued = ({ phases }: SignedPartnership) =>
  reject<PartnershipRejection>('partnership.phases-not-continued', {
    phases: phases.filter(({ stage }) => stage !== 'continued').map(({ no }) => no),
  });
