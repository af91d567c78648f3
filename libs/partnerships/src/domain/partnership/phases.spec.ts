import { describe, it } from '@jest/globals';
import { scenario } from '@hub/testing/kernel';
import {
  approved,
  assessed,
  command,
  completed,
  developed,
  ended,
  firstPhaseDone,
  phaseDecided,
  sek,
  signed,
  solutionAccepted,
  started,
} from '../../testing/contract.js';
import { partnership } from '../partnership.js';
import type { PhaseDecision, TargetResult } from '../partnership.events.js';

const { given } = scenario(partnership);
const start = (phaseNo: number) => command('start-phase', { phaseNo });
const assess = (phaseNo: number, targetId: string, result: TargetResult = 'met') =>
  command('assess-target', { phaseNo, targetId, result, evidence: 'report' });
const approve = (phaseNo: number, instalmentId: string) => command('approve-instalment', { phaseNo, instalmentId, delegation: 'D-1' });
const decide = (phaseNo: number, decision: PhaseDecision, reason = 'on track') =>
  command('decide-phase', { phaseNo, decision, reason, delegation: 'D-1' });
const bothMet = [assessed(1, 'T1', 'met'), assessed(1, 'T2', 'met')];

describe('start a phase', () => {
  it('begins with the first', () => {
    given(signed()).when(start(1)).then(started(1));
    given(signed()).when(start(2)).thenRejected('partnership.phase-out-of-order', { phaseNo: 2, waitsFor: 1 });
  });

  it('waits until the phase before it was decided to be continued', () => {
    given(signed(), started(1)).when(start(2)).thenRejected('partnership.phase-out-of-order');
    given(signed(), started(1), ...bothMet)
      .when(start(2))
      .thenRejected('partnership.phase-out-of-order');
    given(signed(), ...firstPhaseDone)
      .when(start(2))
      .then(started(2));
  });

  it('happens once to a phase', () => {
    given(signed(), started(1)).when(start(1)).thenRejected('partnership.phase-started', { phaseNo: 1, stage: 'active' });
    given(signed(), ...firstPhaseDone)
      .when(start(1))
      .thenRejected('partnership.phase-started', { phaseNo: 1, stage: 'continued' });
  });

  it('knows only the phases of the contract', () => {
    given(signed()).when(start(0)).thenRejected('partnership.phase-unknown', { phaseNo: 0, phases: 2 });
    given(signed()).when(start(3)).thenRejected('partnership.phase-unknown', { phaseNo: 3, phases: 2 });
  });

  it('is over when the development is', () => {
    given(signed(), ...developed, solutionAccepted())
      .when(start(2))
      .thenRejected('partnership.not-in-development', { stage: 'accepted' });
    given(signed(), started(1), phaseDecided(1, 'end'), ended())
      .when(start(2))
      .thenRejected('partnership.not-in-development', { stage: 'ended' });
  });
});

describe('assess a target', () => {
  it('records what was reached, and who says so', () =>
    given(signed(), started(1))
      .when(assess(1, 'T1', 'partly'))
      .then(assessed(1, 'T1', 'partly')));

  it('can be done again until the phase is decided', () => {
    given(signed(), started(1), assessed(1, 'T1', 'not-met'))
      .when(assess(1, 'T1'))
      .then(assessed(1, 'T1', 'met'));
    given(signed(), ...firstPhaseDone)
      .when(assess(1, 'T1'))
      .thenRejected('partnership.phase-not-active', { phaseNo: 1, stage: 'continued' });
  });

  it('needs a phase that runs', () => {
    given(signed()).when(assess(1, 'T1')).thenRejected('partnership.phase-not-active', { phaseNo: 1, stage: 'planned' });
    given(signed(), started(1)).when(assess(3, 'T1')).thenRejected('partnership.phase-unknown');
  });

  it('knows only the targets of that phase', () => {
    given(signed(), started(1)).when(assess(1, 'T3')).thenRejected('partnership.target-unknown', { phaseNo: 1, targetId: 'T3' });
    given(signed(), started(1)).when(assess(1, 'constructor')).thenRejected('partnership.target-unknown');
  });
});

describe('approve an instalment', () => {
  it('pays the agreed amount when the target is met', () =>
    given(signed(), started(1), assessed(1, 'T1', 'met'))
      .when(approve(1, 'I1'))
      .then(approved(1, 'I1', '300000.00')));

  it('pays nothing before the target is assessed (LOU 6:40)', () => {
    given(signed(), started(1)).when(approve(1, 'I1')).thenRejected('partnership.target-not-assessed', {
      phaseNo: 1,
      instalmentId: 'I1',
      targetId: 'T1',
    });
    given(signed(), started(1), assessed(1, 'T2', 'met'))
      .when(approve(1, 'I1'))
      .thenRejected('partnership.target-not-assessed');
  });

  it('pays nothing for a part of a target', () => {
    for (const result of ['partly', 'not-met'] as const)
      given(signed(), started(1), assessed(1, 'T1', result))
        .when(approve(1, 'I1'))
        .thenRejected('partnership.target-not-met', { phaseNo: 1, instalmentId: 'I1', targetId: 'T1', result });
  });

  it('goes by the latest result', () => {
    given(signed(), started(1), assessed(1, 'T1', 'partly'), assessed(1, 'T1', 'met'))
      .when(approve(1, 'I1'))
      .thenTypes('instalment-approved.v1');
    given(signed(), started(1), assessed(1, 'T1', 'met'), assessed(1, 'T1', 'partly'))
      .when(approve(1, 'I1'))
      .thenRejected('partnership.target-not-met');
  });

  it('pays once', () =>
    given(signed(), started(1), assessed(1, 'T1', 'met'), approved(1, 'I1', '300000.00'))
      .when(approve(1, 'I1'))
      .thenRejected('partnership.instalment-approved', { phaseNo: 1, instalmentId: 'I1' }));

  it('pays what was earned also after the phase, the partnership or both are over', () => {
    given(signed(), ...firstPhaseDone)
      .when(approve(1, 'I1'))
      .thenTypes('instalment-approved.v1');
    given(signed(), started(1), ...bothMet, phaseDecided(1, 'end'), ended())
      .when(approve(1, 'I2'))
      .then(approved(1, 'I2', '200000.00'));
    given(signed(), ...developed, completed)
      .when(approve(2, 'I3'))
      .thenTypes('instalment-approved.v1');
  });

  it('knows only what the contract holds', () => {
    given(signed(), started(1)).when(approve(1, 'I3')).thenRejected('partnership.instalment-unknown', { phaseNo: 1, instalmentId: 'I3' });
    given(signed(), started(1)).when(approve(3, 'I1')).thenRejected('partnership.phase-unknown');
  });

  it('takes the amount from the contract and from nowhere else', () => {
    const dearer = signed().data.phases.map((phase) => ({
      ...phase,
      instalments: phase.instalments.map((each) => ({ ...each, amount: sek('7.00') })),
    }));
    given(signed({ phases: dearer }), started(1), assessed(1, 'T1', 'met'))
      .when(approve(1, 'I1'))
      .then(approved(1, 'I1', '7.00'));
  });
});

describe('decide a phase', () => {
  it('waits until every target is assessed (LOU 6:40)', () => {
    given(signed(), started(1))
      .when(decide(1, 'continue'))
      .thenRejected('partnership.targets-not-assessed', { phaseNo: 1, targets: ['T1', 'T2'] });
    given(signed(), started(1), assessed(1, 'T1', 'met'))
      .when(decide(1, 'continue'))
      .thenRejected('partnership.targets-not-assessed', { phaseNo: 1, targets: ['T2'] });
    given(signed(), started(1), ...bothMet)
      .when(decide(1, 'continue'))
      .then(phaseDecided(1, 'continue'));
  });

  it('may continue although a target was missed: people decide, results inform', () =>
    given(signed(), started(1), assessed(1, 'T1', 'not-met'), assessed(1, 'T2', 'partly'))
      .when(decide(1, 'continue'))
      .thenTypes('phase-decided.v1'));

  it('ends the partnership where the documents reserved it (LOU 6:40)', () => {
    const end = decide(1, 'end', 'no way forward');
    given(signed(), started(1), ...bothMet)
      .when(end)
      .then(phaseDecided(1, 'end', 'no way forward'), ended());
    given(signed({ mayEndAfterPhase: false }), started(1), ...bothMet)
      .when(end)
      .thenRejected('partnership.ending-not-reserved', { phaseNo: 1 });
    given(signed({ mayEndAfterPhase: false }), started(1), ...bothMet)
      .when(decide(1, 'continue'))
      .thenTypes('phase-decided.v1');
  });

  it('is done once, and to a phase that runs', () => {
    given(signed(), ...firstPhaseDone)
      .when(decide(1, 'end'))
      .thenRejected('partnership.phase-not-active', { phaseNo: 1, stage: 'continued' });
    given(signed()).when(decide(1, 'continue')).thenRejected('partnership.phase-not-active', { phaseNo: 1, stage: 'planned' });
    given(signed()).when(decide(9, 'continue')).thenRejected('partnership.phase-unknown');
  });
});
