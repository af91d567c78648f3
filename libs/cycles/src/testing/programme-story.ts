import { toInstant, toLocalDate } from '@hub/kernel';
import type { AdmitChallengeIntent, ProgrammeCommand } from '../domain/programme.commands.js';
import type { ChallengeOutcome, CyclePlan, ProgrammeDefined, ProgrammeEvent } from '../domain/programme.events.js';

/** Facts and commands of one programme, DIACCESS, with the limits the hub set for it. */
export const START = '2019-09-01';
export const END = '2022-08-31';
export const limits: ProgrammeDefined['data'] = {
  programmeId: 'DIACCESS',
  name: 'Digital acceleration',
  maxCycles: 5,
  minChallengesPerCycle: 1,
  maxChallengesPerCycle: 3,
  maxChallenges: 15,
  startsOn: toLocalDate(START),
  endsOn: toLocalDate(END),
};
export const defined: ProgrammeEvent = { type: 'programme-defined.v1', data: limits };
export const definedWith = (changes: Partial<ProgrammeDefined['data']>): ProgrammeEvent => ({
  ...defined,
  data: { ...limits, ...changes },
});

export const of = (cycleNo = 1) => ({ programmeId: 'DIACCESS', cycleNo });
export const planned = (cycleNo = 1): ProgrammeEvent => ({ type: 'cycle-planned.v1', data: { ...of(cycleNo), plan: null } });
export const admitted = (challengeId: string, cycleNo = 1): ProgrammeEvent => ({
  type: 'challenge-admitted.v1',
  data: { ...of(cycleNo), challengeId },
});
export const released = (challengeId: string): ProgrammeEvent => ({
  type: 'challenge-released.v1',
  data: { ...of(), challengeId, reason: 'not now' },
});
export const opened = (challengeIds: readonly string[], cycleNo = 1): ProgrammeEvent => ({
  type: 'cycle-opened.v1',
  data: { ...of(cycleNo), challengeIds },
});
/** A cycle that is cancelled, with the challenges it lets go of. */
export const cancelled = (...challengeIds: string[]): ProgrammeEvent[] => [
  ...challengeIds.map((challengeId) => ({ type: 'challenge-released.v1' as const, data: { ...of(), challengeId, reason: 'no funds' } })),
  { type: 'cycle-cancelled.v1', data: { ...of(), reason: 'no funds' } },
];
export const closed = (...challengeIds: string[]): ProgrammeEvent => ({
  type: 'cycle-closed.v1',
  data: { ...of(), outcomes: challengeIds.map((id) => outcome(id)) },
});
/** A cycle with its challenges that has been opened. */
export const ran = (cycleNo: number, ...challengeIds: string[]): ProgrammeEvent[] => [
  planned(cycleNo),
  ...challengeIds.map((id) => admitted(id, cycleNo)),
  opened(challengeIds, cycleNo),
];

export function outcome(challengeId: string): ChallengeOutcome {
  return { challengeId, outcome: 'solved', note: 'It works.' };
}
function command<T extends ProgrammeCommand['type']>(type: T, data: Extract<ProgrammeCommand, { type: T }>['data'], on = '2020-01-15') {
  return { type, at: toInstant(`${on}T09:00:00Z`), on: toLocalDate(on), by: 'coordinator', data } as Extract<ProgrammeCommand, { type: T }>;
}
export const define = (changes: Partial<ProgrammeDefined['data']> = {}) => command('define-programme', { ...limits, ...changes });
export const extend = (endsOn: string) =>
  command('extend-programme', { programmeId: 'DIACCESS', endsOn: toLocalDate(endsOn), reason: 'more time' });
export const planOf = (opensOn: string, procurementOn: string, contractOn: string, closesOn: string): CyclePlan => ({
  opensOn: toLocalDate(opensOn),
  procurementOn: toLocalDate(procurementOn),
  contractOn: toLocalDate(contractOn),
  closesOn: toLocalDate(closesOn),
});
export const wholePeriod = planOf(START, '2020-01-01', '2021-01-01', END);
export const plan = (cycleNo: number, days: CyclePlan | null = null) => command('plan-cycle', { ...of(cycleNo), plan: days });
export const replan = (days: CyclePlan) => command('replan-cycle', { ...of(), plan: days, reason: 'later' });
export const admit = (challengeId: string, changes: Partial<AdmitChallengeIntent['data']> = {}) =>
  command('admit-challenge', { ...of(), challengeId, standing: 'ready', elsewhere: undefined, ...changes });
export const release = (challengeId: string) => command('release-challenge', { ...of(), challengeId, reason: 'not now' });
export const open = (on = '2020-01-15') => command('open-cycle', of(), on);
export const close = (...outcomes: ChallengeOutcome[]) => command('close-cycle', { ...of(), outcomes });
export const cancel = command('cancel-cycle', { ...of(), reason: 'no funds' });
export const procuring = (challengeId: string) => command('note-procurement-started', { ...of(), challengeId });
export const developing = (challengeId: string) =>
  command('note-development-started', { ...of(), challengeId, signedOn: toLocalDate('2021-05-01') });
