import { assertNever, type Decider, reject } from '@hub/kernel';
import { decideCycle, evolveCycle, planProblem } from './programme/cycle.js';
import type { DefinedProgramme, Limits, Programme, ProgrammeDecision } from './programme/state.js';
import type { DefineProgrammeIntent, ExtendProgrammeIntent, PlanCycleIntent, ProgrammeCommand } from './programme.commands.js';
import type { ProgrammeEvent } from './programme.events.js';
import type { ProgrammeRejection } from './programme.rejections.js';

/** A programme with its limits and all its cycles: the one place where both are decided, so that they can never be exceeded. */
export const programme: Decider<ProgrammeCommand, Programme, ProgrammeEvent, ProgrammeRejection> = {
  initialState: undefined,
  decide(command, state): ProgrammeDecision {
    if (command.type === 'define-programme') return define(command, state);
    if (!state) return reject('programme.not-found', { programmeId: command.data.programmeId });
    switch (command.type) {
      case 'extend-programme':
        return extend(command, state);
      case 'plan-cycle':
        return plan(command, state);
      default:
        return decideCycle(command, state);
    }
  },
  evolve(state, event): Programme {
    const { type, data } = event;
    if (type === 'programme-defined.v1')
      return { limits: limitsOf(data), startsOn: data.startsOn, endsOn: data.endsOn, cycles: new Map(), taken: new Set() };
    if (!state) throw new Error(`${type} before the programme was defined`);
    switch (type) {
      case 'programme-extended.v1':
        return { ...state, endsOn: data.endsOn };
      case 'cycle-planned.v1':
      case 'cycle-replanned.v1':
      case 'challenge-admitted.v1':
      case 'challenge-released.v1':
      case 'cycle-opened.v1':
      case 'cycle-procurement-started.v1':
      case 'cycle-development-started.v1':
      case 'cycle-closed.v1':
      case 'cycle-cancelled.v1':
        return {
          ...state,
          cycles: new Map(state.cycles).set(data.cycleNo, evolveCycle(state.cycles.get(data.cycleNo), event)),
          taken: type === 'cycle-opened.v1' ? new Set([...state.taken, ...data.challengeIds]) : state.taken,
        };
      default:
        return assertNever(type);
    }
  },
};

const limitsOf = ({ maxCycles, minChallengesPerCycle, maxChallengesPerCycle, maxChallenges }: Limits): Limits => ({
  maxCycles,
  minChallengesPerCycle,
  maxChallengesPerCycle,
  maxChallenges,
});

function define({ data }: DefineProgrammeIntent, state: Programme): ProgrammeDecision {
  if (state) return reject('programme.already-defined', { programmeId: data.programmeId });
  if (data.minChallengesPerCycle > Math.min(data.maxChallengesPerCycle, data.maxChallenges))
    return reject('programme.limits-contradict', { ...limitsOf(data) });
  if (data.endsOn < data.startsOn) return reject('programme.period-reversed', { startsOn: data.startsOn, endsOn: data.endsOn });
  return [{ type: 'programme-defined.v1', data }];
}

function extend({ data }: ExtendProgrammeIntent, { endsOn }: DefinedProgramme): ProgrammeDecision {
  return data.endsOn > endsOn ? [{ type: 'programme-extended.v1', data }] : reject('programme.extension-not-later', { endsOn });
}

// A cycle that was cancelled before it opened never took place: its number can be planned again.
function plan({ data }: PlanCycleIntent, state: DefinedProgramme): ProgrammeDecision {
  const { maxCycles } = state.limits;
  if (data.cycleNo < 1 || data.cycleNo > maxCycles) return reject('programme.cycle-number-out-of-range', { maxCycles });
  const known = state.cycles.get(data.cycleNo);
  if (known && !(known.status === 'cancelled' && !known.opened))
    return reject('programme.cycle-already-planned', { cycleNo: data.cycleNo });
  return planProblem(data.plan, state) ?? [{ type: 'cycle-planned.v1', data }];
}
