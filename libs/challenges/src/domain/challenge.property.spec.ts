import { expect, it } from '@jest/globals';
import { isRejection } from '@hub/kernel';
import fc from 'fast-check';
import { asks, CYCLE, goal, measured, told } from '../testing/challenge-story.js';
import { challenge, type DraftedChallenge } from './challenge.js';
import type { ChallengeCommand } from './challenge.commands.js';
import type { ChallengeEvent } from './challenge.events.js';

const goalId = fc.constantFrom('g1', 'g2', 'g3');
const cycle = fc.constantFrom(CYCLE, { programmeId: 'DIACCESS', cycleNo: 2 });
const who = fc.constantFrom({ forTheHub: true }, { forTheHub: false, organisation: 'SBF' }, { forTheHub: false });

const command: fc.Arbitrary<ChallengeCommand> = fc.oneof(
  fc.constantFrom('SBF', 'SSAM').map((needOwner) => asks('name-need-owner', { needOwner })),
  fc.tuple(goalId, who).map(([id, by]) => asks('set-effect-goal', { goal: goal(id), ...by })),
  fc.tuple(goalId, who).map(([id, by]) => asks('drop-effect-goal', { goalId: id, reason: 'r', ...by })),
  fc
    .integer({ min: 0, max: 11 })
    .map((count) =>
      asks('ready-challenge', { minimumRequirements: Array.from({ length: count }, String), implementationLikelihood: 'high' }),
    ),
  fc.constant(asks('publish-challenge', {})),
  cycle.map((each) => asks('take-up-challenge', each)),
  cycle.map((each) => asks('put-back-challenge', { ...each, reason: 'r' })),
  fc
    .tuple(fc.array(goalId, { maxLength: 2 }), who)
    .map(([ids, by]) => asks('solve-challenge', { measuredEffects: ids.map((id) => measured({ goalId: id })), reason: 'r', ...by })),
  fc
    .integer({ min: 0, max: 9 })
    .map((n) => (n === 0 ? asks('abandon-challenge', { ground: 'funds', reason: 'r' }) : asks('publish-challenge', {}))),
);

type Moment = Readonly<{ fact: ChallengeEvent; before: DraftedChallenge; after: DraftedChallenge }>;

/** What happens in a random life of a challenge, fact by fact. */
const lived = (commands: readonly ChallengeCommand[]): readonly Moment[] => {
  const moments: Moment[] = [];
  let state = challenge.evolve(undefined, told.drafted) as DraftedChallenge;
  for (const each of commands) {
    const decision = challenge.decide(each, state);
    if (isRejection(decision)) continue;
    for (const fact of decision) {
      const before = state;
      state = challenge.evolve(state, fact) as DraftedChallenge;
      moments.push({ fact, before, after: state });
    }
  }
  return moments;
};

/** Random commands rarely get far, so most stories begin some way along. */
const start: readonly ChallengeCommand[] = [
  asks('name-need-owner', { needOwner: 'SBF' }),
  asks('set-effect-goal', { goal: goal('g1'), forTheHub: true }),
  asks('ready-challenge', { minimumRequirements: [], implementationLikelihood: 'high' }),
  asks('take-up-challenge', CYCLE),
];
const story = fc
  .tuple(fc.constantFrom(0, 2, 3, start.length), fc.array(command, { minLength: 10, maxLength: 60 }))
  .map(([from, rest]) => [...start.slice(0, from), ...rest]);

it('keeps its promises whatever is asked of it, in whatever order', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(story, (commands) => {
      for (const { fact, before, after } of lived(commands)) {
        seen.add(fact.type);
        expect(['solved', 'abandoned']).not.toContain(before.standing.status);
        if (after.standing.status !== 'draft' && after.standing.status !== 'abandoned') {
          expect(after.needOwner).toBeDefined();
          expect(after.goalIds.length).toBeGreaterThan(0);
        }
        if (after.published) expect(after.standing.status).not.toBe('draft');
        if (fact.type === 'challenge-solved.v1') expect(before.standing.status).toBe('taken-up');
        if (fact.type === 'challenge-taken-up.v1') expect(before.standing.status).toBe('ready');
        if (fact.type === 'challenge-readied.v1') expect(fact.data.minimumRequirements.length).toBeLessThanOrEqual(10);
        if (before.standing.status === 'taken-up' && after.standing.status === 'taken-up') expect(after.goalIds).toEqual(before.goalIds);
      }
    }),
    { numRuns: 500 },
  );
  expect([...seen].sort()).toEqual([
    'challenge-abandoned.v1',
    'challenge-published.v1',
    'challenge-put-back.v1',
    'challenge-readied.v1',
    'challenge-solved.v1',
    'challenge-taken-up.v1',
    'effect-goal-dropped.v1',
    'effect-goal-set.v1',
    'need-owner-named.v1',
  ]);
});
