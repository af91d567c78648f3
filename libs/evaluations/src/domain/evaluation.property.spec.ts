import { expect, it } from '@jest/globals';
import { isRejection, replay } from '@hub/kernel';
import fc from 'fast-check';
import { asks, effect, scan, sek, thresholds, told } from '../testing/evaluation-story.js';
import { evaluation } from './evaluation.js';
import type { EvaluationCommand } from './evaluation.commands.js';
import { type EvaluationEvent, marketConclusions, verdicts } from './evaluation.events.js';
import { activeEvaluators, type OpenedEvaluation } from './evaluation-state.js';

// Anything in any order, by anybody: what the hub promises about an evaluation has to hold all the same.

const person = fc.constantFrom('anna', 'ben', 'cia', 'dora');
const mostly = fc.constantFrom(true, true, false);
const anEffect = fc
  .integer({ min: 900, max: 1_300 })
  .map((hoursSavedPerYear) => effect({ hoursSavedPerYear, moneySavedPerYear: sek('0') }));
const aScan = fc
  .record({
    conclusion: fc.constantFrom(...marketConclusions),
    fit: fc.integer({ min: 0, max: 5 }),
    newDevelopmentNeeded: mostly,
    inventiveHeight: mostly,
  })
  .map(({ fit, ...changes }) => scan({ ...changes, found: changes.conclusion === 'none' ? [] : [{ name: 'X', fit }] }));
// Whoever is to agree with others says mostly the same.
const aJointEffect = fc.oneof({ arbitrary: fc.constant(effect()), weight: 4 }, { arbitrary: anEffect, weight: 1 });
const aJointScan = fc.oneof({ arbitrary: fc.constant(scan()), weight: 4 }, { arbitrary: aScan, weight: 1 });
const proposal = fc.constantFrom(
  { status: 'open' } as const,
  { status: 'open', challengeId: 'SNOW' } as const,
  { status: 'merged' } as const,
);

const preparing: fc.Arbitrary<EvaluationCommand> = fc.oneof(
  person.map((evaluator) => asks('assign-evaluator', 'coordinator', { evaluator })),
  person.map((evaluator) => asks('release-evaluator', 'coordinator', { evaluator, reason: 'r' })),
  fc.record({ by: person, conflict: fc.boolean() }).map(({ by, conflict }) => asks('declare-conflict-of-interest', by, { conflict })),
  fc.record({ by: person, what: anEffect }).map(({ by, what }) => asks('assess-effect', by, { effect: what })),
  fc.record({ by: person, what: aScan }).map(({ by, what }) => asks('record-market-scan', by, { scan: what })),
  person.map((by) => asks('submit-individual-evaluation', by, {})),
  proposal.map((each) => asks('reopen-evaluation', 'coordinator', { reason: 'r', proposal: each })),
);
const deciding: fc.Arbitrary<EvaluationCommand> = fc.oneof(
  fc
    .record({ by: person, what: aJointEffect, found: aJointScan, scanId: fc.constantFrom('s1', 's2') })
    .map(({ by, what, found, scanId }) =>
      asks('agree-evaluation', by, { effect: what, scan: { ...found, scanId }, thresholds: [thresholds()] }),
    ),
  fc
    .record({ by: person, verdict: fc.constantFrom('challenge' as const, ...verdicts), proposal })
    .map(({ by, ...said }) => asks('conclude-evaluation', by, { ...said, reason: 'r', delegation: 'd' })),
);
const command = fc.oneof({ arbitrary: preparing, weight: 1 }, { arbitrary: deciding, weight: 3 });

type Lived = readonly (readonly [fact: EvaluationEvent, before: readonly EvaluationEvent[], commands: readonly EvaluationCommand[]])[];

/** Each fact with the facts before it and the commands that were heard up to it, as a story of commands leads to them. */
const lived = (commands: readonly EvaluationCommand[]): Lived => {
  const facts: EvaluationEvent[] = [told.opened];
  const heard: EvaluationCommand[] = [];
  const heardBefore: (readonly EvaluationCommand[])[] = [[]];
  let state = evaluation.evolve(undefined, told.opened);
  for (const each of commands) {
    const decision = evaluation.decide(each, state);
    if (isRejection(decision)) continue;
    heard.push(each);
    facts.push(...decision);
    heardBefore.push(...decision.map(() => [...heard]));
    state = decision.reduce(evaluation.evolve, state);
  }
  return facts.map((fact, index) => [fact, facts.slice(0, index), heardBefore[index] ?? []]);
};

/** Random commands rarely get anywhere, so most stories begin with one or two who have done their part. */
const start = ['ben', 'cia'].flatMap((by): EvaluationCommand[] => [
  asks('assign-evaluator', 'coordinator', { evaluator: by }),
  asks('declare-conflict-of-interest', by, { conflict: false }),
  asks('assess-effect', by, { effect: effect() }),
  asks('record-market-scan', by, { scan: scan() }),
  asks('submit-individual-evaluation', by, {}),
]);
const story = fc
  .tuple(fc.constantFrom(0, 5, 5, start.length), fc.array(command, { minLength: 10, maxLength: 30 }))
  .map(([from, rest]) => lived([...start.slice(0, from), ...rest]));

const always = (holds: (...lived: Lived[number]) => void) => {
  fc.assert(
    fc.property(story, (facts) => {
      for (const each of facts) holds(...each);
    }),
    { numRuns: 500 },
  );
};

it('concludes a challenge only when the benefit is large, nothing exists, and it is new and inventive', () => {
  let challenges = 0;
  always((fact) => {
    if (fact.type !== 'evaluation-concluded.v1' || fact.data.verdict !== 'challenge') return;
    challenges += 1;
    const { band, annualValue, scan: agreedScan } = fact.data;
    expect(band).toBe('large');
    expect(Number(annualValue.amount)).toBeGreaterThanOrEqual(500_000);
    expect(agreedScan).toMatchObject({ newDevelopmentNeeded: true, inventiveHeight: true });
    expect(agreedScan.conclusion).not.toBe('exists');
  });
  expect(challenges).toBeGreaterThan(0);
});

it('concludes only what was agreed in the same round, and agrees only when all who take part have submitted in it', () => {
  always((fact, before) => {
    const round = before.slice(before.findLastIndex(({ type }) => type === 'evaluation-reopened.v1') + 1);
    if (fact.type === 'evaluation-concluded.v1') expect(round.some(({ type }) => type === 'evaluation-agreed.v1')).toBe(true);
    if (fact.type !== 'evaluation-agreed.v1') return;
    const submitted = round.flatMap((each) => (each.type === 'individual-evaluation-submitted.v1' ? [each.data.evaluator] : []));
    expect(fact.data.agreedBy.length).toBeGreaterThan(0);
    expect(submitted).toEqual(expect.arrayContaining([...fact.data.agreedBy]));
  });
});

it('says of nobody that they agreed who did not say so themselves, of that very text', () => {
  let together = 0;
  always((fact, before, commands) => {
    if (fact.type !== 'evaluation-agreed.v1') return;
    const { agreedBy, effect: held, scan: found } = fact.data;
    if (agreedBy.length > 1) together += 1;
    const text = ({ effect: one, scan: other }: Pick<typeof fact.data, 'effect' | 'scan'>) =>
      JSON.stringify([one, { ...other, scanId: '' }]);
    const said = commands.flatMap((each) =>
      each.type === 'agree-evaluation' && text(each.data) === text({ effect: held, scan: found }) ? [each.by] : [],
    );
    expect(said).toEqual(expect.arrayContaining([...agreedBy]));
    const active = activeEvaluators(replay(evaluation, before) as OpenedEvaluation).map(([evaluator]) => evaluator);
    expect([...agreedBy].sort()).toEqual([...active].sort());
  });
  expect(together).toBeGreaterThan(0);
});

it('takes nothing from the proposer, from whoever has a conflict, or from whoever has not said that they have none', () => {
  always((fact, before) => {
    const by =
      fact.type === 'evaluation-agreed.v1' || fact.type === 'joint-evaluation-supported.v1'
        ? fact.data.agreedBy
        : ['effect-assessed.v1', 'market-scanned.v1', 'individual-evaluation-submitted.v1'].includes(fact.type) && 'evaluator' in fact.data
          ? [fact.data.evaluator]
          : [];
    for (const evaluator of by) {
      expect(evaluator).not.toBe('anna');
      const declared = before.flatMap((each) =>
        each.type === 'conflict-of-interest-declared.v1' && each.data.evaluator === evaluator ? [each.data.conflict] : [],
      );
      expect(declared.at(-1)).toBe(false);
      expect(declared).not.toContain(true);
    }
  });
});
