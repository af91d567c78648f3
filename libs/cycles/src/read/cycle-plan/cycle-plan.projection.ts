import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { assertNever, type Instant, type LocalDate } from '@hub/kernel';
import { joinProvenance, Projection, provenanceIn, SwedishCalendar, type Rows } from '@hub/platform';
import { daysInSteps, NO_DAYS, slipOf, type StepDays } from '../../domain/cycle-steps.js';
import { type CycleEvent, cycleEventTypes } from '../../domain/programme.events.js';
import { CyclePlanRow } from './cycle-plan.row.js';

type Shown = Pick<CyclePlanRow, 'status' | 'timesReplanned' | 'challengeIds' | 'outcomes'> &
  Readonly<{ plan: StepDays; firstPlan: StepDays; actual: StepDays }>;

/** One row a cycle. Its days are days in Stockholm, read from the facts and from no clock. */
@Injectable()
export class CyclePlanProjection extends Projection<CycleEvent> {
  override readonly name = 'cycles-cycle-plan.v1';
  override readonly on = cycleEventTypes;
  override readonly tables = [CyclePlanRow];

  constructor(private readonly calendar: SwedishCalendar) {
    super();
  }

  override async apply(fact: Recorded<CycleEvent>, rows: Rows): Promise<void> {
    const { programmeId, cycleNo } = fact.data;
    const before = await rows.findOneBy(CyclePlanRow, { programmeId, cycleNo });
    const at = (fact.metadata['occurredAt'] ?? fact.recordedAt) as Instant;
    const after = fold((before ?? undefined) as Shown | undefined, fact, this.calendar.dayOf(at));
    await rows.save(CyclePlanRow, {
      ...after,
      programmeId,
      cycleNo,
      slip: slipOf(after.plan, after.actual),
      slipFromFirstPlan: slipOf(after.firstPlan, after.actual),
      plannedDays: daysInSteps(after.plan),
      actualDays: daysInSteps(after.actual),
      ...joinProvenance(before, provenanceIn(fact)),
    });
  }
}

const fold = (before: Shown | undefined, { type, data }: CycleEvent, on: LocalDate): Shown => {
  if (type === 'cycle-planned.v1') {
    const plan = data.plan ?? NO_DAYS;
    return { status: 'planned', plan, firstPlan: plan, timesReplanned: 0, actual: NO_DAYS, challengeIds: [], outcomes: [] };
  }
  if (!before) throw new Error(`${type} before the cycle was planned`);
  const { plan, firstPlan, timesReplanned, actual, challengeIds, outcomes, status } = before;
  const same = { status, plan, firstPlan, timesReplanned, actual, challengeIds, outcomes };
  switch (type) {
    case 'cycle-replanned.v1':
      // The first plan anybody knows is the one to measure by.
      return {
        ...same,
        plan: data.plan,
        firstPlan: firstPlan.opensOn === null ? data.plan : firstPlan,
        timesReplanned: timesReplanned + 1,
      };
    case 'challenge-admitted.v1':
      return { ...same, challengeIds: [...challengeIds, data.challengeId] };
    case 'challenge-released.v1':
      // Once it is open a cycle lets go of its challenges only to be cancelled; it still shows which they were.
      return status === 'planned' ? { ...same, challengeIds: challengeIds.filter((id) => id !== data.challengeId) } : same;
    case 'cycle-opened.v1':
      return { ...same, status: 'open', actual: { ...actual, opensOn: on } };
    case 'cycle-procurement-started.v1':
      return { ...same, status: status === 'open' ? 'in-procurement' : status, actual: { ...actual, procurementOn: on } };
    case 'cycle-development-started.v1':
      return { ...same, status: 'in-development', actual: { ...actual, contractOn: data.signedOn ?? on } };
    case 'cycle-closed.v1':
      return { ...same, status: 'closed', outcomes: [...data.outcomes], actual: { ...actual, closesOn: on } };
    case 'cycle-cancelled.v1':
      return { ...same, status: 'cancelled' };
    default:
      return assertNever(type);
  }
};
