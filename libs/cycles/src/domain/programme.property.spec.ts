import { describe, expect, it } from '@jest/globals';
import { isRejection, replay, toInstant, toLocalDate } from '@hub/kernel';
import fc from 'fast-check';
import { countedChallenges } from './programme/cycle.js';
import type { ProgrammeCommand } from './programme.commands.js';
import type { ProgrammeEvent } from './programme.events.js';
import { programme } from './programme.js';

const at = { at: toInstant('2020-01-15T09:00:00Z'), on: toLocalDate('2020-01-15'), by: 'coordinator' };
const id = { programmeId: 'DIACCESS' };
const cycleNo = fc.integer({ min: 1, max: 4 });
const challengeId = fc.constantFrom(...'ABCDEFGHIJ');

const limits = fc.record({
  maxCycles: fc.integer({ min: 1, max: 3 }),
  minChallengesPerCycle: fc.integer({ min: 1, max: 2 }),
  maxChallengesPerCycle: fc.integer({ min: 1, max: 3 }),
  maxChallenges: fc.integer({ min: 1, max: 6 }),
});

const commands = fc.oneof(
  { weight: 3, arbitrary: cycleNo.map((no) => ({ type: 'plan-cycle', data: { ...id, cycleNo: no, plan: null } })) },
  {
    weight: 12,
    arbitrary: fc.tuple(cycleNo, challengeId).map(([no, challenge]) => ({
      type: 'admit-challenge',
      data: { ...id, cycleNo: no, challengeId: challenge, standing: 'ready', elsewhere: undefined },
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(cycleNo, challengeId)
      .map(([no, challenge]) => ({ type: 'release-challenge', data: { ...id, cycleNo: no, challengeId: challenge, reason: 'r' } })),
  },
  { weight: 4, arbitrary: cycleNo.map((no) => ({ type: 'open-cycle', data: { ...id, cycleNo: no } })) },
  {
    weight: 1,
    arbitrary: fc.tuple(cycleNo, fc.uniqueArray(challengeId, { maxLength: 3 })).map(([no, ids]) => ({
      type: 'close-cycle',
      data: { ...id, cycleNo: no, outcomes: ids.map((each) => ({ challengeId: each, outcome: 'solved', note: 'n' })) },
    })),
  },
  { weight: 1, arbitrary: cycleNo.map((no) => ({ type: 'cancel-cycle', data: { ...id, cycleNo: no, reason: 'r' } })) },
);

const opened = (facts: readonly ProgrammeEvent[]) => facts.flatMap((fact) => (fact.type === 'cycle-opened.v1' ? [fact.data] : []));

describe('whatever is asked of a programme', () => {
  it('never exceeds the limits it was defined with', () => {
    let openings = 0;
    fc.assert(
      fc.property(limits, fc.array(commands, { maxLength: 80, size: 'max' }), (chosen, asked) => {
        const define = {
          ...at,
          type: 'define-programme',
          data: { ...id, ...chosen, name: 'n', startsOn: at.on, endsOn: at.on },
        } as ProgrammeCommand;
        let facts: readonly ProgrammeEvent[] = [];
        for (const command of [define, ...asked.map((each) => ({ ...at, ...each }) as ProgrammeCommand)]) {
          const decision = programme.decide(command, replay(programme, facts));
          if (!isRejection(decision)) facts = [...facts, ...decision];
        }
        const state = replay(programme, facts);
        if (!state) return;
        const openedCycles = opened(facts);
        openings += openedCycles.length;
        expect(openedCycles.length).toBeLessThanOrEqual(chosen.maxCycles);
        expect(new Set(openedCycles.map((cycle) => cycle.cycleNo)).size).toBe(openedCycles.length);
        // Counted from the facts alone, apart from how the decider counts.
        expect(new Set(openedCycles.flatMap(({ challengeIds }) => challengeIds)).size).toBeLessThanOrEqual(chosen.maxChallenges);
        expect(countedChallenges(state).size).toBeLessThanOrEqual(chosen.maxChallenges);
        for (const { challengeIds } of openedCycles) {
          expect(challengeIds.length).toBeGreaterThanOrEqual(chosen.minChallengesPerCycle);
          expect(challengeIds.length).toBeLessThanOrEqual(chosen.maxChallengesPerCycle);
        }
        const held = [...state.cycles.values()].flatMap(({ challengeIds }) => challengeIds);
        expect(new Set(held).size).toBe(held.length);
      }),
      { numRuns: 300, seed: 20190901 },
    );
    expect(openings).toBeGreaterThan(100);
  });
});
