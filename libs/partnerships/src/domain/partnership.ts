import { assertNever, type Decider, type Decision, reject } from '@hub/kernel';
import type { PartnershipCommand } from './partnership.commands.js';
import type { PartnershipEvent } from './partnership.events.js';
import type { PartnershipRejection } from './partnership.rejections.js';
import { approveInstalment, assessTarget, decidePhase, startPhase } from './partnership/phases.js';
import { acceptSolution, completePartnership, decidePurchase } from './partnership/purchase.js';
import { signContract } from './partnership/sign-contract.js';
import { evolve, type Partnership } from './partnership/standing.js';

/** The reference of the hub itself, which reacts and never decides. */
const MACHINE = 'system';
const DECISIONS: readonly PartnershipCommand['type'][] = [
  'sign-contract',
  'approve-instalment',
  'decide-phase',
  'accept-solution',
  'decide-purchase',
];

/** An innovation partnership (LOU 6:39-41): from the contract through its phases to the solution that is accepted and bought. */
export const partnership: Decider<PartnershipCommand, Partnership, PartnershipEvent, PartnershipRejection> = {
  initialState: undefined,
  decide(command, state): Decision<PartnershipEvent, PartnershipRejection> {
    if (command.by === MACHINE && DECISIONS.includes(command.type)) return reject('partnership.decision-by-machine');
    if (command.type === 'sign-contract') return signContract(command, state);
    if (!state) return reject('partnership.not-found', { partnershipId: command.data.partnershipId });
    switch (command.type) {
      case 'start-phase':
        return startPhase(command, state);
      case 'assess-target':
        return assessTarget(command, state);
      case 'approve-instalment':
        return approveInstalment(command, state);
      case 'decide-phase':
        return decidePhase(command, state);
      case 'accept-solution':
        return acceptSolution(command, state);
      case 'decide-purchase':
        return decidePurchase(command, state);
      case 'complete-partnership':
        return completePartnership(command, state);
      default:
        return assertNever(command);
    }
  },
  evolve,
};
