import { type Money, money, toInstant, toLocalDate } from '@hub/kernel';
import type { BenefitThresholds } from '../domain/benefit/benefit-thresholds.events.js';
import type { EvaluationCommand } from '../domain/evaluation.commands.js';
import type { Effect, EvaluationEvent, MarketScan, Verdict } from '../domain/evaluation.events.js';

// The facts and commands that the stories of evaluations are told with: Anna proposed, Ben and Cia evaluate, Dora decides.

export const TODAY = toLocalDate('2026-03-10');
export const sek = (amount: string): Money => money(amount, 'SEK');

/** An hour is worth 500; medium from 100,000 and large from 500,000 SEK a year. */
export const thresholds = (changes: Partial<BenefitThresholds> = {}): BenefitThresholds => ({
  validFrom: toLocalDate('2026-01-01'),
  hourlyRate: sek('500.00'),
  mediumFrom: sek('100000.00'),
  largeFrom: sek('500000.00'),
  source: 'Budget 2026',
  reason: 'The first ones',
  ...changes,
});

/** Worth exactly 500,000 SEK a year: 900 hours at 500, and 50,000. */
export const effect = (changes: Partial<Effect> = {}): Effect => ({
  hoursSavedPerYear: 900,
  moneySavedPerYear: sek('50000.00'),
  qualityEffects: ['Roads are clear in time'],
  climateEffects: [],
  assumptions: ['A normal winter'],
  ...changes,
});

/** Nothing was found, and it takes new development of inventive height. */
export const scan = (changes: Partial<MarketScan> = {}): MarketScan => ({
  scanId: 's1',
  method: 'desk',
  searchedOn: toLocalDate('2026-03-01'),
  searchedWhere: ['TED'],
  found: [],
  conclusion: 'none',
  newDevelopmentNeeded: true,
  inventiveHeight: true,
  ...changes,
});

const OF = { evaluationId: 'p1', proposalId: 'p1' };

export const told = {
  opened: { type: 'evaluation-opened.v1', data: { ...OF, round: 1, proposer: 'anna' } },
  assigned: (evaluator: string) => ({ type: 'evaluator-assigned.v1', data: { ...OF, evaluator } }),
  released: (evaluator: string) => ({ type: 'evaluator-released.v1', data: { ...OF, evaluator, reason: 'ill' } }),
  declared: (evaluator: string, conflict = false) => ({ type: 'conflict-of-interest-declared.v1', data: { ...OF, evaluator, conflict } }),
  assessed: (evaluator: string, what = effect()) => ({ type: 'effect-assessed.v1', data: { ...OF, evaluator, effect: what } }),
  scanned: (evaluator: string, what = scan()) => ({ type: 'market-scanned.v1', data: { ...OF, evaluator, scan: what } }),
  submitted: (evaluator: string) => ({ type: 'individual-evaluation-submitted.v1', data: { ...OF, evaluator } }),
  /** The last of `agreedBy` is whose word this is. */
  supported: (agreedBy: readonly string[], changes: { effect?: Effect; scan?: MarketScan } = {}) => ({
    type: 'joint-evaluation-supported.v1',
    data: { ...OF, evaluator: agreedBy.at(-1) ?? '', effect: effect(), scan: scan(), agreedBy, ...changes },
  }),
  agreed: (changes: Partial<Extract<EvaluationEvent, { type: 'evaluation-agreed.v1' }>['data']> = {}) => ({
    type: 'evaluation-agreed.v1',
    data: {
      ...OF,
      effect: effect(),
      scan: scan(),
      annualValue: sek('500000.00'),
      band: 'large',
      thresholdsFrom: toLocalDate('2026-01-01'),
      agreedBy: ['ben'],
      ...changes,
    },
  }),
  concluded: (verdict: Verdict, round = 1) => ({
    type: 'evaluation-concluded.v1',
    data: {
      ...OF,
      round,
      verdict,
      reason: 'because',
      band: 'large',
      annualValue: sek('500000.00'),
      scan: scan(),
      decidedBy: 'dora',
      delegation: 'D 4.2',
    },
  }),
  reopened: { type: 'evaluation-reopened.v1', data: { ...OF, round: 2, reason: 'new facts' } },
} as const satisfies Record<string, EvaluationEvent | ((...args: never[]) => EvaluationEvent)>;

/** Everything one evaluator does alone, up to what they submit. */
export const alone = (evaluator: string): readonly EvaluationEvent[] => [
  told.assigned(evaluator),
  told.declared(evaluator),
  told.assessed(evaluator),
  told.scanned(evaluator),
  told.submitted(evaluator),
];

/** A command of somebody on `TODAY`, or on another day. */
export const asks = <T extends EvaluationCommand['type']>(
  type: T,
  by: string,
  data: Omit<Extract<EvaluationCommand, { type: T }>['data'], 'evaluationId'>,
  on = TODAY,
) =>
  ({ type, at: toInstant(`${on}T09:00:00Z`), on, by, data: { evaluationId: 'p1', ...data } }) as unknown as Extract<
    EvaluationCommand,
    { type: T }
  >;
