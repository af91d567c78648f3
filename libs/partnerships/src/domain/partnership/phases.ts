import { type Decision, isRejection, reject, type Rejection } from '@hub/kernel';
import type { ApproveInstalmentIntent, AssessTargetIntent, DecidePhaseIntent, StartPhaseIntent } from '../partnership.commands.js';
import type { PartnershipEvent } from '../partnership.events.js';
import type { PartnershipRejection } from '../partnership.rejections.js';
import { phaseOf, type RunningPhase, type SignedPartnership } from './standing.js';

type Decided = Decision<PartnershipEvent, PartnershipRejection>;

/** Phases run one after the other; a phase begins only when the one before it was decided to be continued. */
export const startPhase = ({ data }: StartPhaseIntent, state: SignedPartnership): Decided => {
  const { partnershipId, phaseNo } = data;
  if (state.stage !== 'developing') return reject('partnership.not-in-development', { stage: state.stage });
  const phase = phaseOf(state, phaseNo);
  if (!phase) return unknownPhase(phaseNo, state);
  if (phase.stage !== 'planned') return reject('partnership.phase-started', { phaseNo, stage: phase.stage });
  const before = phaseOf(state, phaseNo - 1);
  if (before && before.stage !== 'continued') return reject('partnership.phase-out-of-order', { phaseNo, waitsFor: before.no });
  return [{ type: 'phase-started.v1', data: { partnershipId, challengeId: state.challengeId, phaseNo, name: phase.name } }];
};

/** A target can be assessed again until its phase is decided; the latest result counts. What was approved by then stays approved. */
export const assessTarget = ({ data, by }: AssessTargetIntent, state: SignedPartnership): Decided => {
  const phase = activePhase(state, data.phaseNo);
  if (isRejection(phase)) return phase;
  if (!phase.targets.some(({ targetId }) => targetId === data.targetId))
    return reject('partnership.target-unknown', { phaseNo: data.phaseNo, targetId: data.targetId });
  return [{ type: 'target-assessed.v1', data: { ...data, challengeId: state.challengeId, assessedBy: by } }];
};

/**
 * LOU 6:40 ties what is paid to targets that the partner shall meet. The hub reads it strictly: a target that is met in part pays
 * nothing yet. What was earned stays due, so that an instalment can be approved also after its phase, or the partnership, has ended.
 */
export const approveInstalment = ({ data, by }: ApproveInstalmentIntent, state: SignedPartnership): Decided => {
  const { phaseNo, instalmentId } = data;
  const phase = phaseOf(state, phaseNo);
  if (!phase) return unknownPhase(phaseNo, state);
  const instalment = phase.instalments.find((each) => each.instalmentId === instalmentId);
  if (!instalment) return reject('partnership.instalment-unknown', { phaseNo, instalmentId });
  if (instalment.approved) return reject('partnership.instalment-approved', { phaseNo, instalmentId });
  const { targetId, amount } = instalment;
  const result = phase.targets.find((target) => target.targetId === targetId)?.result;
  if (result === undefined) return reject('partnership.target-not-assessed', { phaseNo, instalmentId, targetId });
  if (result !== 'met') return reject('partnership.target-not-met', { phaseNo, instalmentId, targetId, result });
  return [{ type: 'instalment-approved.v1', data: { ...data, challengeId: state.challengeId, amount, decidedBy: by } }];
};

/** LOU 6:40: after each phase, on the ground of its targets. The partnership ends here only if the documents reserved it. */
export const decidePhase = ({ data, by }: DecidePhaseIntent, state: SignedPartnership): Decided => {
  const { partnershipId, phaseNo, decision, reason } = data;
  const phase = activePhase(state, phaseNo);
  if (isRejection(phase)) return phase;
  const open = phase.targets.filter(({ result }) => result === undefined).map(({ targetId }) => targetId);
  if (open.length > 0) return reject('partnership.targets-not-assessed', { phaseNo, targets: open });
  if (decision === 'end' && !state.mayEndAfterPhase) return reject('partnership.ending-not-reserved', { phaseNo });
  const { challengeId } = state;
  const decided: PartnershipEvent = { type: 'phase-decided.v1', data: { ...data, challengeId, decidedBy: by } };
  return decision === 'continue' ? [decided] : [decided, { type: 'partnership-ended.v1', data: { partnershipId, challengeId, reason } }];
};

const unknownPhase = (phaseNo: number, { phases }: SignedPartnership): Rejection<PartnershipRejection> =>
  reject('partnership.phase-unknown', { phaseNo, phases: phases.length });

const activePhase = (state: SignedPartnership, phaseNo: number): RunningPhase | Rejection<PartnershipRejection> => {
  const phase = phaseOf(state, phaseNo);
  if (!phase) return unknownPhase(phaseNo, state);
  return phase.stage === 'active' ? phase : reject('partnership.phase-not-active', { phaseNo, stage: phase.stage });
};
