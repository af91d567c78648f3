import { assertNever, reject } from '@hub/kernel';
import type {
  AdmitChallengeIntent,
  CancelCycleIntent,
  CloseCycleIntent,
  CycleCommand,
  NoteDevelopmentStartedIntent,
  NoteProcurementStartedIntent,
  OpenCycleIntent,
  ReleaseChallengeIntent,
  ReplanCycleIntent,
} from '../programme.commands.js';
import type { CycleEvent, CyclePlan } from '../programme.events.js';
import type { ProgrammeRejection } from '../programme.rejections.js';
import type { Cycle, DefinedProgramme, ProgrammeDecision } from './state.js';

/** Decides what is done to a cycle that has been planned. */
export const decideCycle = (command: CycleCommand, state: DefinedProgramme): ProgrammeDecision => {
  const cycle = state.cycles.get(command.data.cycleNo);
  if (!cycle) return reject('programme.cycle-not-planned', { cycleNo: command.data.cycleNo });
  switch (command.type) {
    case 'replan-cycle':
      return replan(command, cycle, state);
    case 'admit-challenge':
      return admit(command, cycle, state);
    case 'release-challenge':
      return release(command, cycle);
    case 'open-cycle':
      return open(command, cycle, state);
    case 'note-procurement-started':
      return noteProcurementStarted(command, cycle);
    case 'note-development-started':
      return noteDevelopmentStarted(command, cycle);
    case 'close-cycle':
      return close(command, cycle);
    case 'cancel-cycle':
      return cancel(command, cycle);
    default:
      return assertNever(command);
  }
};

/** The cycle after one more of its facts. */
export const evolveCycle = (cycle: Cycle | undefined, { type, data }: CycleEvent): Cycle => {
  if (type === 'cycle-planned.v1')
    return { status: 'planned', opened: false, procuring: false, developing: false, plan: data.plan, challengeIds: [] };
  if (!cycle) throw new Error(`${type} before cycle ${data.cycleNo} was planned`);
  switch (type) {
    case 'cycle-replanned.v1':
      return { ...cycle, plan: data.plan };
    case 'challenge-admitted.v1':
      return { ...cycle, challengeIds: [...cycle.challengeIds, data.challengeId] };
    case 'challenge-released.v1':
      return { ...cycle, challengeIds: cycle.challengeIds.filter((id) => id !== data.challengeId) };
    case 'cycle-opened.v1':
      return { ...cycle, status: 'open', opened: true };
    case 'cycle-procurement-started.v1':
      return { ...cycle, procuring: true, status: cycle.developing ? cycle.status : 'in-procurement' };
    case 'cycle-development-started.v1':
      return { ...cycle, developing: true, status: 'in-development' };
    case 'cycle-closed.v1':
      return { ...cycle, status: 'closed' };
    case 'cycle-cancelled.v1':
      return { ...cycle, status: 'cancelled' };
    default:
      return assertNever(type);
  }
};

/** Why a plan cannot be: its days are out of order or outside the programme's period. A plan that nobody knows is no problem. */
export const planProblem = (plan: CyclePlan | null, { startsOn, endsOn }: DefinedProgramme) => {
  if (!plan) return undefined;
  const { opensOn, procurementOn, contractOn, closesOn } = plan;
  if (opensOn > procurementOn || procurementOn > contractOn || contractOn > closesOn)
    return reject<ProgrammeRejection>('programme.plan-out-of-order', { ...plan });
  if (opensOn < startsOn || closesOn > endsOn) return reject<ProgrammeRejection>('programme.plan-outside-its-period', { startsOn, endsOn });
  return undefined;
};

/**
 * The different challenges that count against the programme's total: those a cycle opened with, for ever, also when that cycle is
 * cancelled afterwards; and those a cycle that has not opened has now. One that was released, or whose cycle was cancelled before it
 * opened, does not count. One that comes back in a later cycle counts once.
 */
export const countedChallenges = ({ cycles, taken }: DefinedProgramme): ReadonlySet<string> =>
  new Set([...taken, ...[...cycles.values()].flatMap(({ challengeIds }) => challengeIds)]);

const over = ({ status }: Cycle) =>
  status === 'closed' || status === 'cancelled' ? reject<ProgrammeRejection>('programme.cycle-over', { status }) : undefined;
const running = (cycle: Cycle): boolean => cycle.opened && !over(cycle);

/** A challenge can come and go until the cycle opens. */
const fixed = (cycle: Cycle) => over(cycle) ?? (cycle.opened ? reject<ProgrammeRejection>('programme.cycle-has-opened') : undefined);

function replan({ data }: ReplanCycleIntent, cycle: Cycle, state: DefinedProgramme): ProgrammeDecision {
  return over(cycle) ?? planProblem(data.plan, state) ?? [{ type: 'cycle-replanned.v1', data }];
}

function admit({ data }: AdmitChallengeIntent, cycle: Cycle, state: DefinedProgramme): ProgrammeDecision {
  const { standing, elsewhere, ...admitted } = data;
  const { maxChallengesPerCycle, maxChallenges } = state.limits;
  const refused = fixed(cycle);
  if (refused) return refused;
  // A cancelled cycle has let go of its challenges; every other one, a closed one too, keeps them.
  const place = [...state.cycles].find(([, each]) => each.challengeIds.includes(data.challengeId));
  if (place) return reject('programme.challenge-in-a-cycle', { programmeId: data.programmeId, cycleNo: place[0] });
  if (elsewhere) return reject('programme.challenge-in-a-cycle', { ...elsewhere });
  if (!standing) return reject('programme.challenge-unknown', { challengeId: data.challengeId });
  if (standing !== 'ready' && standing !== 'published') return reject('programme.challenge-not-ready', { standing });
  if (cycle.challengeIds.length >= maxChallengesPerCycle) return reject('programme.cycle-full', { maxChallengesPerCycle });
  const counted = countedChallenges(state);
  if (!counted.has(data.challengeId) && counted.size >= maxChallenges) return reject('programme.full', { maxChallenges });
  return [{ type: 'challenge-admitted.v1', data: admitted }];
}

function release({ data }: ReleaseChallengeIntent, cycle: Cycle): ProgrammeDecision {
  const refused = fixed(cycle);
  if (refused) return refused;
  if (!cycle.challengeIds.includes(data.challengeId)) return reject('programme.challenge-not-in-cycle', { challengeId: data.challengeId });
  return [{ type: 'challenge-released.v1', data }];
}

function open({ data, on }: OpenCycleIntent, cycle: Cycle, { limits, startsOn, endsOn }: DefinedProgramme): ProgrammeDecision {
  const refused = fixed(cycle);
  if (refused) return refused;
  const { minChallengesPerCycle } = limits;
  const { challengeIds } = cycle;
  if (challengeIds.length < minChallengesPerCycle)
    return reject('programme.too-few-challenges', { has: challengeIds.length, minChallengesPerCycle });
  if (on < startsOn || on > endsOn) return reject('programme.outside-its-period', { on, startsOn, endsOn });
  return [{ type: 'cycle-opened.v1', data: { ...data, challengeIds } }];
}

// Only the first procurement and the first contract of an open cycle are a step of the cycle; every later one changes nothing.
function noteProcurementStarted({ data }: NoteProcurementStartedIntent, cycle: Cycle): ProgrammeDecision {
  if (!running(cycle) || cycle.procuring || !cycle.challengeIds.includes(data.challengeId)) return [];
  return [{ type: 'cycle-procurement-started.v1', data }];
}

function noteDevelopmentStarted({ data }: NoteDevelopmentStartedIntent, cycle: Cycle): ProgrammeDecision {
  if (!running(cycle) || cycle.developing || !cycle.challengeIds.includes(data.challengeId)) return [];
  return [{ type: 'cycle-development-started.v1', data }];
}

function close({ data }: CloseCycleIntent, cycle: Cycle): ProgrammeDecision {
  const refused = over(cycle);
  if (refused) return refused;
  if (!cycle.opened) return reject('programme.cycle-not-open');
  const told = data.outcomes.map(({ challengeId }) => challengeId);
  const missing = cycle.challengeIds.filter((id) => !told.includes(id));
  const foreign = told.filter((id) => !cycle.challengeIds.includes(id));
  const twice = told.filter((id, index) => told.indexOf(id) !== index);
  if (missing.length + foreign.length + twice.length > 0) return reject('programme.outcomes-incomplete', { missing, foreign, twice });
  return [{ type: 'cycle-closed.v1', data }];
}

// Whoever waits for a challenge to be free again hears of it as of any other release.
function cancel({ data }: CancelCycleIntent, cycle: Cycle): ProgrammeDecision {
  return (
    over(cycle) ?? [
      ...cycle.challengeIds.map((challengeId) => ({ type: 'challenge-released.v1' as const, data: { ...data, challengeId } })),
      { type: 'cycle-cancelled.v1', data },
    ]
  );
}
