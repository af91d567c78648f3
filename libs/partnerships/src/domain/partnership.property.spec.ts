import { describe, expect, it } from '@jest/globals';
import { addMoney, compareMoney, isRejection, type Money, replay, toLocalDate } from '@hub/kernel';
import fc from 'fast-check';
import { command, phases, resultsAt, sek, sign } from '../testing/contract.js';
import { partnership } from './partnership.js';
import type { PartnershipCommand } from './partnership.commands.js';
import { type PartnershipEvent, phaseDecisions, targetResults } from './partnership.events.js';
import type { Partnership } from './partnership/standing.js';

const phaseNo = fc.integer({ min: 0, max: 3 });
const targetId = fc.constantFrom('T1', 'T2', 'T3', 'T4');
const instalmentId = fc.constantFrom('I1', 'I2', 'I3', 'I4');
const cents = fc
  .integer({ min: 0, max: 120_000_000 })
  .map((value) => sek(`${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`));
const delegation = 'D-1';

const anyCommand: fc.Arbitrary<PartnershipCommand> = fc.oneof(
  fc
    .record({ mayEndAfterPhase: fc.boolean(), amounts: fc.array(cents, { minLength: 3, maxLength: 3 }) })
    .map(({ amounts, mayEndAfterPhase }) =>
      sign({
        phases: phases.map((phase) => ({
          ...phase,
          instalments: phase.instalments.map((each, index) => ({ ...each, amount: amounts[index] ?? each.amount })),
        })),
        award: {
          challengeId: 'SNOW',
          partners: ['KLIMATOR'],
          contractFrom: toLocalDate('2026-03-01'),
          documentsVersion: 'v1',
          mayEndAfterPhase,
          cancelled: false,
        },
      }),
    ),
  { weight: 3, arbitrary: phaseNo.map((no) => command('start-phase', { phaseNo: no })) },
  {
    weight: 8,
    arbitrary: fc
      .record({ phaseNo, targetId, result: fc.constantFrom(...targetResults, 'met' as const, 'met' as const) })
      .map((data) => command('assess-target', { ...data, evidence: 'report' })),
  },
  { weight: 6, arbitrary: fc.record({ phaseNo, instalmentId }).map((data) => command('approve-instalment', { ...data, delegation })) },
  {
    weight: 6,
    arbitrary: fc
      .record({ phaseNo, decision: fc.constantFrom(...phaseDecisions, 'continue' as const) })
      .map((data) => command('decide-phase', { ...data, reason: 'r', delegation })),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({ hitRate: fc.integer({ min: 80, max: 100 }), delay: fc.integer({ min: 5, max: 20 }), cost: cents })
      .map(({ hitRate, delay, cost }) =>
        command('accept-solution', { results: resultsAt(String(hitRate), String(delay)), cost, delegation }),
      ),
  },
  { weight: 2, arbitrary: fc.constant(command('decide-purchase', { firstCustomerFrom: toLocalDate('2026-10-01'), delegation })) },
  fc.constant(command('complete-partnership', { reason: 'r' })),
);

/** What somebody would ask next who wants the partnership to succeed. */
const nextStep = (state: Partnership): PartnershipCommand => {
  const phase = state?.phases.find(({ stage }) => stage !== 'continued');
  if (phase?.stage === 'planned') return command('start-phase', { phaseNo: phase.no });
  if (phase) {
    const open = phase.targets.find(({ result }) => result === undefined);
    return open
      ? command('assess-target', { phaseNo: phase.no, targetId: open.targetId, result: 'met', evidence: 'report' })
      : command('decide-phase', { phaseNo: phase.no, decision: 'continue', reason: 'r', delegation });
  }
  return state?.stage === 'developing'
    ? command('accept-solution', { results: resultsAt('95', '12'), cost: sek('950000.00'), delegation })
    : command('decide-purchase', { firstCustomerFrom: toLocalDate('2026-10-01'), delegation });
};

/** A contract, and then whatever the commands make of it: anything at all, mixed with steps that lead on. */
const histories = fc.array(fc.option(anyCommand, { freq: 2 }), { minLength: 10, maxLength: 60 }).map((commands) =>
  [sign(), ...commands].reduce<readonly PartnershipEvent[]>((facts, each) => {
    const state = replay(partnership, facts);
    const decision = partnership.decide(each ?? nextStep(state), state);
    return isRejection(decision) ? facts : [...facts, ...decision];
  }, []),
);

const sum = (amounts: readonly Money[]) => amounts.reduce(addMoney, sek('0.00'));
const of = <T extends PartnershipEvent['type']>(facts: readonly PartnershipEvent[], type: T) =>
  facts.filter((fact): fact is Extract<PartnershipEvent, { type: T }> => fact.type === type);

describe('whatever is asked of a partnership', () => {
  it('approves no instalment twice, and never more in a phase than the phase may cost', () => {
    fc.assert(
      fc.property(histories, (facts) => {
        const approvals = of(facts, 'instalment-approved.v1').map(({ data }) => data);
        expect(new Set(approvals.map((data) => data.instalmentId)).size).toBe(approvals.length);
        for (const { no, maxValue } of phases) {
          const paid = sum(approvals.filter((data) => data.phaseNo === no).map(({ amount }) => amount));
          expect(compareMoney(paid, maxValue)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it('buys nothing that was not accepted, at no other cost and at most once', () => {
    fc.assert(
      fc.property(histories, (facts) => {
        const purchases = of(facts, 'purchase-decided.v1');
        expect(purchases.length).toBeLessThanOrEqual(1);
        for (const purchase of purchases) {
          const before = of(facts.slice(0, facts.indexOf(purchase)), 'solution-accepted.v1');
          expect(before.map(({ data }) => data.cost)).toEqual([purchase.data.cost]);
          expect(compareMoney(purchase.data.cost, sek('1000000.00'))).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it('starts no phase before the one before it was decided to be continued, and signs once', () => {
    fc.assert(
      fc.property(histories, (facts) => {
        expect(of(facts, 'contract-signed.v1')).toHaveLength(1);
        for (const phase of of(facts, 'phase-started.v1').filter(({ data }) => data.phaseNo > 1)) {
          const decisions = of(facts.slice(0, facts.indexOf(phase)), 'phase-decided.v1').filter(
            ({ data }) => data.phaseNo === phase.data.phaseNo - 1,
          );
          expect(decisions.map(({ data }) => data.decision)).toEqual(['continue']);
        }
      }),
    );
  });

  it('goes all the way often enough for this to mean something', () => {
    const reached = fc.sample(histories, { numRuns: 200, seed: 1 }).map((facts) => facts.map(({ type }) => type));
    for (const type of ['instalment-approved.v1', 'purchase-decided.v1', 'partnership-ended.v1'] as const)
      expect(reached.filter((types) => types.includes(type)).length).toBeGreaterThan(2);
  });
});
