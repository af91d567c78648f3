import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { assertNever } from '@hub/kernel';
import { CaseProjection, joinProvenance, provenanceIn, type Shown } from '@hub/platform';
import { type ProgrammeDefined, type ProgrammeEvent, programmeEventTypes } from '../../domain/programme.events.js';
import { PROGRAMME_PREFIX } from '../../domain/programme.stream.js';
import { type ProgrammeCycle, ProgrammeRow } from './programme.row.js';

type View = Shown<ProgrammeRow>;

@Injectable()
export class ProgrammeProjection extends CaseProjection<ProgrammeRow, ProgrammeEvent> {
  override readonly name = 'cycles-programmes.v1';
  override readonly on = programmeEventTypes;
  override readonly row = ProgrammeRow;
  override readonly prefix = PROGRAMME_PREFIX;

  override fold(before: View | undefined, fact: Recorded<ProgrammeEvent>): View {
    const { type, data } = fact;
    if (type === 'programme-defined.v1') return known(defined(data), fact);
    if (!before) throw new Error(`${type} before the programme was defined`);
    switch (type) {
      case 'programme-extended.v1':
        return known({ ...before, endsOn: data.endsOn }, fact);
      case 'cycle-planned.v1':
        return planned(before, data.cycleNo);
      case 'cycle-replanned.v1':
        return before;
      case 'challenge-admitted.v1':
        return changed(before, data.cycleNo, ({ challengeIds }) => ({ challengeIds: [...challengeIds, data.challengeId] }));
      case 'challenge-released.v1':
        // Once it is open a cycle lets go of its challenges only to be cancelled; it still shows which they were.
        return changed(before, data.cycleNo, ({ opened, challengeIds }) =>
          opened ? {} : { challengeIds: challengeIds.filter((id) => id !== data.challengeId) },
        );
      case 'cycle-opened.v1':
        return known(
          { ...changed(before, data.cycleNo, () => ({ status: 'open', opened: true })), cyclesOpened: before.cyclesOpened + 1 },
          fact,
        );
      case 'cycle-procurement-started.v1':
        return changed(before, data.cycleNo, ({ status }) => (status === 'open' ? { status: 'in-procurement' } : {}));
      case 'cycle-development-started.v1':
        return changed(before, data.cycleNo, () => ({ status: 'in-development' }));
      case 'cycle-closed.v1':
        return changed(before, data.cycleNo, () => ({ status: 'closed' }));
      case 'cycle-cancelled.v1':
        return changed(before, data.cycleNo, () => ({ status: 'cancelled' }));
      default:
        return assertNever(type);
    }
  }
}

/** With the sources and marks of a fact that everybody may know. */
const known = (view: View, fact: Recorded<ProgrammeEvent>): View => ({
  ...view,
  publicProvenance: joinProvenance(view.publicProvenance, provenanceIn(fact)),
});

const changed = (before: View, cycleNo: number, change: (cycle: ProgrammeCycle) => Partial<ProgrammeCycle>): View => ({
  ...before,
  cycles: before.cycles.map((cycle) => (cycle.cycleNo === cycleNo ? { ...cycle, ...change(cycle) } : cycle)),
});

// The number of a cycle that was cancelled before it opened can be planned again: the new one takes its place.
const planned = (before: View, cycleNo: number): View => ({
  ...before,
  cycles: [
    ...before.cycles.filter((cycle) => cycle.cycleNo !== cycleNo),
    { cycleNo, status: 'planned' as const, opened: false, challengeIds: [] },
  ].sort((a, b) => a.cycleNo - b.cycleNo),
});

const defined = ({ programmeId: _id, ...data }: ProgrammeDefined['data']): View => ({
  ...data,
  firstEndsOn: data.endsOn,
  cyclesOpened: 0,
  cycles: [],
  publicProvenance: { sources: [], synthetic: [] },
});
