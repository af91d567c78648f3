import { describe, expect, it } from '@jest/globals';
import { type Asker, platformMigrations } from '@hub/platform';
import { projectionScenario, recordedFact } from '@hub/testing/platform';
import type { EvaluationEvent } from '../../domain/evaluation.events.js';
import { evaluationsMigrations } from '../../tables.js';
import { alone, effect, scan, sek, told } from '../../testing/evaluation-story.js';
import { EvaluationProjection } from './evaluation.projection.js';
import { sealedFrom } from './evaluation.resolver.js';

const { given } = projectionScenario<EvaluationEvent>(() => new EvaluationProjection(), [...platformMigrations, ...evaluationsMigrations]);
const inOrder = (...facts: readonly EvaluationEvent[]) => facts.map((fact) => ({ stream: 'evaluation-p1', fact }));

describe('the list of evaluations', () => {
  it('shows one that nobody evaluates yet', () =>
    given(...inOrder(told.opened)).thenRows({
      id: 'p1',
      proposalId: 'p1',
      round: 1,
      status: 'open',
      evaluators: [],
      band: null,
      verdict: null,
    }));

  it('shows how far each evaluator is, and lets in who has no conflict of interest', () =>
    given(...inOrder(told.opened, ...alone('ben'), told.assigned('cia'), told.assigned('dan'), told.declared('dan', true))).thenRows({
      status: 'open',
      evaluators: [
        { evaluator: 'ben', conflict: false, submitted: true },
        { evaluator: 'cia', conflict: null, submitted: false },
        { evaluator: 'dan', conflict: true, submitted: false },
      ],
      awaited: ['ben', 'cia'],
      admitted: ['ben'],
      barred: ['cia', 'dan'],
      writings: [{ evaluator: 'ben', effect: effect(), scan: scan() }],
    }));

  it('is ready to agree once all have submitted', () =>
    given(...inOrder(told.opened, ...alone('ben'), ...alone('cia'))).thenRows({ status: 'ready-to-agree' }));

  it('waits no longer for one who was let go', () =>
    given(...inOrder(told.opened, ...alone('ben'), told.assigned('cia'), told.released('cia'))).thenRows({
      status: 'ready-to-agree',
      evaluators: [{ evaluator: 'ben', conflict: false, submitted: true }],
      barred: [],
    }));

  it('shows what the evaluators agreed on, and its value', () =>
    given(...inOrder(told.opened, ...alone('ben'), told.agreed())).thenRows({
      status: 'agreed',
      effect: effect(),
      scan: scan(),
      annualValue: sek('500000.00'),
      band: 'large',
      thresholdsFrom: '2026-01-01',
    }));

  it('keeps the joint text and who has agreed to it so far', () =>
    given(...inOrder(told.opened, ...alone('ben'), ...alone('cia'), told.supported(['ben']))).thenRows({
      status: 'ready-to-agree',
      effect: null,
      jointText: { effect: effect(), scan: scan(), agreedBy: ['ben'] },
    }));

  it('keeps who agreed once all have', () =>
    given(...inOrder(told.opened, ...alone('ben'), ...alone('cia'), told.agreed({ agreedBy: ['ben', 'cia'] }))).thenRows({
      status: 'agreed',
      jointText: { effect: effect(), scan: scan(), agreedBy: ['ben', 'cia'] },
    }));

  it('lets an agreement fall when one of them stands behind another text', () => {
    const larger = effect({ hoursSavedPerYear: 901 });
    return given(
      ...inOrder(told.opened, ...alone('ben'), ...alone('cia'), told.agreed(), told.supported(['cia'], { effect: larger })),
    ).thenRows({
      status: 'ready-to-agree',
      effect: null,
      annualValue: null,
      band: null,
      jointText: { effect: larger, scan: scan(), agreedBy: ['cia'] },
    });
  });

  it('lets an agreement fall when one of them turns out to have a conflict of interest', () =>
    given(...inOrder(told.opened, ...alone('ben'), ...alone('cia'), told.agreed(), told.declared('ben', true))).thenRows({
      status: 'ready-to-agree',
      band: null,
      effect: null,
      scan: null,
      annualValue: null,
      jointText: null,
      barred: ['ben'],
      writings: [{ evaluator: 'cia', effect: effect(), scan: scan() }],
    }));

  it('shows what was concluded, why, by whom and on which delegation', () =>
    given(...inOrder(told.opened, ...alone('ben'), told.agreed(), told.concluded('parked'))).thenRows({
      status: 'concluded',
      verdict: 'parked',
      reason: 'because',
      decidedBy: 'dora',
      delegation: 'D 4.2',
      awaited: [],
    }));

  it('begins again with nothing agreed and nothing written', () =>
    given(...inOrder(told.opened, ...alone('ben'), told.agreed(), told.concluded('parked'), told.reopened)).thenRows({
      status: 'open',
      round: 2,
      verdict: null,
      reason: null,
      decidedBy: null,
      delegation: null,
      band: null,
      writings: [],
      jointText: null,
      awaited: ['ben'],
      evaluators: [{ evaluator: 'ben', conflict: false, submitted: false }],
    }));

  it('gathers sources and what is synthetic', () =>
    given(
      { stream: 'evaluation-p1', fact: told.opened, sources: 'S8' },
      { stream: 'evaluation-p1', fact: told.assigned('ben'), synthetic: 'evaluator' },
    ).thenRows({ sources: ['S8'], synthetic: ['evaluator'] }));
});

describe('the history of an evaluation', () => {
  const as = (ref: string): Asker => ({ ref, roles: ['evaluator'] });
  const sealed = (asker: Asker | undefined, ...facts: readonly EvaluationEvent[]) => {
    const all = facts.map((fact, index) => recordedFact('evaluation-p1', index + 1, fact));
    return all.filter((fact) => sealedFrom(fact, all, asker)).map(({ type }) => type);
  };
  const WRITTEN = ['effect-assessed.v1', 'market-scanned.v1'];

  it('hides what was written alone from all but its author, until all have submitted', () => {
    const waiting = [told.opened, ...alone('ben'), told.assigned('cia'), told.declared('cia')] as const;
    expect(sealed(as('ben'), ...waiting)).toEqual([]);
    expect(sealed(as('cia'), ...waiting)).toEqual(WRITTEN);
    expect(sealed({ ref: 'coordinator', roles: ['coordinator'] }, ...waiting)).toEqual(WRITTEN);
    expect(sealed(undefined, ...waiting)).toEqual(WRITTEN);
    expect(sealed(as('cia'), ...waiting, ...alone('cia').slice(2))).toEqual([]);
  });

  it('hides it again from one who is assigned later', () => {
    expect(sealed(as('dan'), told.opened, ...alone('ben'), told.assigned('dan'))).toEqual(WRITTEN);
  });

  it('hides a joint text from one who is assigned after it, until they have submitted', () => {
    const said = [
      told.opened,
      ...alone('ben'),
      ...alone('cia'),
      told.supported(['ben']),
      told.agreed({ agreedBy: ['ben', 'cia'] }),
    ] as const;
    expect(sealed(as('controller'), ...said)).toEqual([]);
    const later = [...said, told.supported(['cia']), told.assigned('dan'), told.declared('dan')] as const;
    const joint = ['joint-evaluation-supported.v1', 'evaluation-agreed.v1', 'joint-evaluation-supported.v1'];
    expect(sealed(as('dan'), ...later).filter((type) => !WRITTEN.includes(type))).toEqual(joint);
    expect(sealed(as('ben'), ...later).filter((type) => !WRITTEN.includes(type))).toEqual(joint.slice(2));
    expect(sealed(as('dan'), ...later, ...alone('dan').slice(2))).toEqual([]);
  });

  it('shows a round that is over, and hides the one that runs', () => {
    const again = [told.opened, ...alone('ben'), told.agreed(), told.concluded('parked'), told.reopened] as const;
    expect(sealed(as('cia'), ...again)).toEqual([]);
    expect(sealed(as('cia'), ...again, told.assessed('ben'))).toEqual(['effect-assessed.v1']);
  });
});
