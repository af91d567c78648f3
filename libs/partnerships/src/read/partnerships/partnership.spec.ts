import { describe, it } from '@jest/globals';
import { platformMigrations } from '@hub/platform';
import { projectionScenario } from '@hub/testing/platform';
import type { PartnershipEvent } from '../../domain/partnership.events.js';
import { partnershipsMigrations } from '../../tables.js';
import {
  approved,
  assessed,
  completed,
  developed,
  ended,
  firstPhaseDone,
  phaseDecided,
  purchased,
  sek,
  signed,
  solutionAccepted,
  started,
} from '../../testing/contract.js';
import { PartnershipProjection } from './partnership.projection.js';

const { given } = projectionScenario<PartnershipEvent>(
  () => new PartnershipProjection(),
  [...platformMigrations, ...partnershipsMigrations],
);
const after = (...facts: readonly PartnershipEvent[]) => given(...[signed(), ...facts].map((fact) => ({ stream: 'partnership-p1', fact })));

describe('the list of partnerships', () => {
  it('shows a contract as it was signed', () =>
    after().thenRows({
      id: 'p1',
      procurementId: 'proc-1',
      challengeId: 'SNOW',
      partner: 'KLIMATOR',
      status: 'signed',
      standing: 'signed',
      phaseNo: null,
      signedOn: '2026-03-02',
      maximumCost: sek('1000000.00'),
      approved: sek('0.00'),
      cost: null,
      firstCustomerFrom: null,
      documentsVersion: 'v1',
      mayEndAfterPhase: true,
    }));

  it.each<[string, string, number | null, PartnershipEvent[]]>([
    ['phase-active', 'phase 1 active', 1, [started(1)]],
    ['phase-active', 'phase 1 active', 1, [started(1), assessed(1, 'T1', 'met')]],
    ['phase-under-review', 'phase 1 under review', 1, [started(1), assessed(1, 'T1', 'met'), assessed(1, 'T2', 'partly')]],
    ['phase-continued', 'phase 1 continued', 1, [...firstPhaseDone]],
    ['phase-active', 'phase 2 active', 2, [...firstPhaseDone, started(2)]],
    ['phase-continued', 'phase 2 continued', 2, [...developed]],
    ['accepted', 'accepted', 2, [...developed, solutionAccepted()]],
    ['purchased', 'purchased', 2, [...developed, solutionAccepted(), purchased()]],
    ['completed', 'completed', 2, [...developed, solutionAccepted(), purchased(), completed]],
    ['ended', 'ended', 1, [started(1), phaseDecided(1, 'end'), ended()]],
  ])('says %s: %s', (status, standing, phaseNo, facts) => after(...facts).thenRows({ status, standing, phaseNo }));

  it('shows targets with their results and instalments with what was approved', () =>
    after(
      started(1),
      assessed(1, 'T1', 'not-met'),
      assessed(1, 'T1', 'met'),
      approved(1, 'I1', '300000.00'),
      assessed(1, 'T2', 'met'),
      approved(1, 'I2', '200000.00'),
      phaseDecided(1, 'continue'),
    ).thenRows({
      approved: sek('500000.00'),
      phases: [
        {
          no: 1,
          name: 'Prototype',
          status: 'continued',
          targets: [
            { targetId: 'T1', what: 'A forecast for ten roads', result: 'met', evidence: 'report' },
            { targetId: 'T2', what: 'An app for the drivers', result: 'met', evidence: 'report' },
          ],
          instalments: [
            { instalmentId: 'I1', targetId: 'T1', amount: sek('300000.00'), approved: true },
            { instalmentId: 'I2', targetId: 'T2', amount: sek('200000.00'), approved: true },
          ],
          maxValue: sek('500000.00'),
          approved: sek('500000.00'),
          decision: 'continue',
          reason: 'on track',
        },
        {
          no: 2,
          name: 'Field test',
          status: 'planned',
          targets: [{ targetId: 'T3', what: 'A winter on all main roads', result: null, evidence: null }],
          instalments: [{ instalmentId: 'I3', targetId: 'T3', amount: sek('400000.00'), approved: false }],
          maxValue: sek('500000.00'),
          approved: sek('0.00'),
          decision: null,
          reason: null,
        },
      ],
    }));

  it('keeps its status when an instalment is approved after the end', () =>
    after(
      started(1),
      assessed(1, 'T1', 'met'),
      assessed(1, 'T2', 'not-met'),
      phaseDecided(1, 'end'),
      ended(),
      approved(1, 'I1', '300000.00'),
    ).thenRows({
      status: 'ended',
      endReason: 'no way forward',
      approved: sek('300000.00'),
    }));

  it('shows cost against maximum, and what was reached of each level', () =>
    after(...developed, solutionAccepted(), purchased()).thenRows({
      maximumCost: sek('1000000.00'),
      cost: sek('950000.00'),
      firstCustomerFrom: '2026-10-01',
      performanceLevels: [
        { levelId: 'hit-rate', metric: 'forecasts that were right', operator: 'at-least', value: '90.5', unit: 'percent', reached: '95' },
        { levelId: 'delay', metric: 'time until a driver is called', operator: 'at-most', value: '15', unit: 'minutes', reached: '12' },
      ],
    }));

  it('marks what is synthetic', () =>
    given(
      { stream: 'partnership-p1', fact: signed(), sources: 'S10', synthetic: 'maximumCost' },
      { stream: 'partnership-p1', fact: started(1), synthetic: 'phases' },
    ).thenRows({ sources: ['S10'], synthetic: ['maximumCost', 'phases'] }));
});
