import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { addMoney, assertNever } from '@hub/kernel';
import { CaseProjection } from '@hub/platform';
import { type PartnershipEvent, partnershipEventTypes } from '../../domain/partnership.events.js';
import { PARTNERSHIP_PREFIX } from '../../domain/partnership.stream.js';
import { inPhase, opened, type PartnershipView, standing } from './partnership.fold.js';
import { PartnershipRow } from './partnership.row.js';

@Injectable()
export class PartnershipProjection extends CaseProjection<PartnershipRow, PartnershipEvent> {
  override readonly name = 'partnerships-partnerships.v1';
  override readonly on = partnershipEventTypes;
  override readonly row = PartnershipRow;
  override readonly prefix = PARTNERSHIP_PREFIX;

  override fold(before: PartnershipView | undefined, fact: Recorded<PartnershipEvent>): PartnershipView {
    const { type, data } = fact;
    if (type === 'contract-signed.v1') return opened(data);
    if (!before) throw new Error(`${type} before the contract was signed`);
    switch (type) {
      case 'phase-started.v1':
        return standing(
          { ...inPhase(before, data.phaseNo, (phase) => ({ ...phase, status: 'active' })), phaseNo: data.phaseNo },
          'phase-active',
        );
      case 'target-assessed.v1': {
        const { targetId, result, evidence } = data;
        const after = inPhase(before, data.phaseNo, (phase) => {
          const targets = phase.targets.map((target) => (target.targetId === targetId ? { ...target, result, evidence } : target));
          return { ...phase, targets, status: targets.every((target) => target.result !== null) ? 'under-review' : 'active' };
        });
        const reviewed = after.phases.find(({ no }) => no === data.phaseNo)?.status === 'under-review';
        return standing(after, reviewed ? 'phase-under-review' : 'phase-active');
      }
      case 'instalment-approved.v1':
        return {
          ...inPhase(before, data.phaseNo, (phase) => ({
            ...phase,
            instalments: phase.instalments.map((each) => (each.instalmentId === data.instalmentId ? { ...each, approved: true } : each)),
            approved: addMoney(phase.approved, data.amount),
          })),
          approved: addMoney(before.approved, data.amount),
        };
      case 'phase-decided.v1': {
        const { decision, reason } = data;
        const status = decision === 'continue' ? 'continued' : 'ended';
        return standing(
          inPhase(before, data.phaseNo, (phase) => ({ ...phase, decision, reason, status })),
          'phase-continued',
        );
      }
      case 'solution-accepted.v1':
        return standing(
          {
            ...before,
            cost: data.cost,
            performanceLevels: before.performanceLevels.map((level) => ({
              ...level,
              reached: data.results.find(({ levelId }) => levelId === level.levelId)?.value ?? null,
            })),
          },
          'accepted',
        );
      case 'purchase-decided.v1':
        return standing({ ...before, firstCustomerFrom: data.firstCustomerFrom }, 'purchased');
      case 'partnership-ended.v1':
        return standing({ ...before, endReason: data.reason }, 'ended');
      case 'partnership-completed.v1':
        return standing({ ...before, endReason: data.reason }, 'completed');
      default:
        return assertNever(type);
    }
  }
}
