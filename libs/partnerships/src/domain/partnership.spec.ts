import { describe, expect, it } from '@jest/globals';
import { toLocalDate } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import {
  approved,
  command,
  completed,
  developed,
  purchased,
  resultsAt,
  sek,
  sign,
  signed,
  solutionAccepted,
  started,
} from '../testing/contract.js';
import { partnership } from './partnership.js';
import type { PartnershipCommand } from './partnership.commands.js';

const { given } = scenario(partnership);

describe('a partnership', () => {
  it('knows nothing before a contract was signed', () => {
    const commands: readonly PartnershipCommand[] = [
      command('start-phase', { phaseNo: 1 }),
      command('assess-target', { phaseNo: 1, targetId: 'T1', result: 'met', evidence: 'report' }),
      command('approve-instalment', { phaseNo: 1, instalmentId: 'I1', delegation: 'D-1' }),
      command('decide-phase', { phaseNo: 1, decision: 'continue', reason: 'r', delegation: 'D-1' }),
      command('accept-solution', { results: resultsAt('95', '12'), cost: sek('1.00'), delegation: 'D-1' }),
      command('decide-purchase', { firstCustomerFrom: toLocalDate('2026-10-01'), delegation: 'D-1' }),
      command('complete-partnership', { reason: 'r' }),
    ];
    for (const each of commands) given().when(each).thenRejected('partnership.not-found', { partnershipId: 'p1' });
    expect(() => given(started(1)).state()).toThrow('phase-started.v1 before the contract was signed');
  });

  it('is decided by people (a rule of the hub, after KL 6:38)', () => {
    const byTheHub = { by: 'system' } as const;
    for (const decision of [
      sign(),
      command('approve-instalment', { phaseNo: 1, instalmentId: 'I1', delegation: 'D-1' }),
      command('decide-phase', { phaseNo: 1, decision: 'continue', reason: 'r', delegation: 'D-1' }),
      command('accept-solution', { results: resultsAt('95', '12'), cost: sek('1.00'), delegation: 'D-1' }),
      command('decide-purchase', { firstCustomerFrom: toLocalDate('2026-10-01'), delegation: 'D-1' }),
    ])
      given()
        .when({ ...decision, ...byTheHub })
        .thenRejected('partnership.decision-by-machine');
    given(signed())
      .when({ ...command('start-phase', { phaseNo: 1 }), ...byTheHub })
      .then(started(1));
  });

  it('ends as it was agreed to', () => {
    expect(given(signed(), ...developed, approved(1, 'I1', '300000.00'), solutionAccepted(), purchased(), completed).state()).toMatchObject(
      {
        stage: 'completed',
        cost: sek('950000.00'),
        phases: [
          { stage: 'continued', targets: [{ result: 'met' }, { result: 'met' }], instalments: [{ approved: true }, { approved: false }] },
          { stage: 'continued', targets: [{ result: 'met' }], instalments: [{ approved: false }] },
        ],
      },
    );
  });
});
