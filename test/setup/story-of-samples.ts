import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NewFact } from '@hub/event-store';
import { filesIn, root } from '../architecture/tree.js';

/** A fact as an append once stored it. */
export type Sample = Readonly<{ type: string; data: Readonly<Record<string, unknown>>; metadata: Readonly<Record<string, string>> }>;

const FOLDER = 'test/events';

/** The samples that are kept, by the type their file is named after. */
export const samples: ReadonlyMap<string, Sample> = new Map(
  filesIn(FOLDER)
    .filter((file) => /\.v\d+\.json$/.test(file))
    .map((file) => [file.slice(FOLDER.length + 1, -'.json'.length), JSON.parse(readFileSync(join(root, file), 'utf8')) as Sample]),
);

/** A fact of the story: its stream, its type, and where its content is not that of the sample. */
type Told = readonly [stream: string, type: string, otherwise?: Readonly<Record<string, unknown>>];

const id = (digit: string): string => `${digit.repeat(8)}-${digit.repeat(4)}-5${digit.repeat(3)}-8${digit.repeat(3)}-${digit.repeat(12)}`;
const [proposal, other, procurement, cancelled, partnership, ended, bed] = ['1', '2', '3', '4', '5', '6', '7'].map(id) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

const all = (stream: string, ...types: readonly string[]): readonly Told[] => types.map((type) => [stream, type]);

/**
 * One story in which every type happens at least once, each after what must come before it: from a proposal to its effect, with what
 * can go otherwise. A new type gets a sample and its place here; nothing that is there is changed.
 */
export const story: readonly Told[] = [
  ...all('organisation-PARTNER', 'organisation-registered.v1', 'organisation-renamed.v1'),
  ...all('person-person-evaluator-1', 'person-registered.v1', 'person-forgotten.v1'),
  ...all('benefit-thresholds', 'benefit-thresholds-set.v1'),
  ...all('programme-PROGRAMME', 'programme-defined.v1', 'programme-extended.v1', 'cycle-planned.v1', 'cycle-replanned.v1'),

  ...all(`proposal-${proposal}`, 'proposal-submitted.v1'),
  ...all('case-register-2019', 'case-number-allotted.v1'),
  ...all(
    `proposal-${proposal}`,
    'proposal-registered.v1',
    'citizen-case-linked.v1',
    'citizen-decision-mirrored.v1',
    'proposal-clarified.v1',
    'question-asked.v1',
    'question-answered.v1',
  ),
  [`proposal-${other}`, 'proposal-submitted.v1', { proposalId: other }],
  ...all(`proposal-${other}`, 'proposal-merged.v1'),
  ...all(`proposal-${proposal}`, 'proposal-absorbed.v1'),
  ...all(`proposal-${other}`, 'proposal-unmerged.v1'),
  ...all(`proposal-${proposal}`, 'proposal-released.v1'),
  ...all(`proposal-${other}`, 'proposal-withdrawn.v1'),

  ...all(`evaluation-${proposal}`, 'evaluation-opened.v1'),
  ...all(`proposal-${proposal}`, 'proposal-evaluation-opened.v1'),
  [`evaluation-${proposal}`, 'evaluator-assigned.v1', { evaluator: 'person-evaluator-3' }],
  ...all(`evaluation-${proposal}`, 'evaluator-released.v1'),
  ...assessed('person-evaluator-1'),
  ...assessed('person-evaluator-2'),
  ...all(
    `evaluation-${proposal}`,
    'joint-evaluation-supported.v1',
    'evaluation-agreed.v1',
    'evaluation-concluded.v1',
    'evaluation-reopened.v1',
  ),
  ...all(`proposal-${proposal}`, 'proposal-outcome-recorded.v1', 'proposal-outcome-reopened.v1'),
  ...all(`evaluation-${proposal}`, 'evaluation-agreed.v1'),
  [`evaluation-${proposal}`, 'evaluation-concluded.v1', { round: 2 }],
  ...all(`proposal-${proposal}`, 'proposal-outcome-recorded.v1'),

  ...all('challenge-SNOW', 'challenge-drafted.v1'),
  ...all(`proposal-${proposal}`, 'proposal-promoted.v1'),
  ...all(`proposal-${proposal}`, 'proposal-answer-overdue.v1'),
  ...all(
    'challenge-SNOW',
    'need-owner-named.v1',
    'effect-goal-set.v1',
    'effect-goal-dropped.v1',
    'effect-goal-set.v1',
    'challenge-readied.v1',
    'challenge-published.v1',
  ),
  ['challenge-WATER', 'challenge-drafted.v1', { challengeId: 'WATER', proposalIds: [] }],
  ...all('challenge-WATER', 'challenge-abandoned.v1'),
  ...all('programme-PROGRAMME', 'challenge-admitted.v1'),
  ...all('challenge-SNOW', 'challenge-taken-up.v1'),
  ...all('programme-PROGRAMME', 'challenge-released.v1'),
  ...all('challenge-SNOW', 'challenge-put-back.v1'),
  ...all('programme-PROGRAMME', 'challenge-admitted.v1'),
  ...all('challenge-SNOW', 'challenge-taken-up.v1'),
  ...all('programme-PROGRAMME', 'cycle-opened.v1'),

  ...all('challenge-procurement-SNOW', 'procurement-allotted.v1'),
  ...all(`procurement-${procurement}`, 'procurement-started.v1', 'market-dialogue-held.v1'),
  ...all('programme-PROGRAMME', 'cycle-procurement-started.v1'),
  ...all(
    `procurement-${procurement}`,
    'procurement-documents-published.v1',
    'contract-notice-published.v1',
    'interest-registered.v1',
    'request-to-participate-received.v1',
  ),
  [`procurement-${procurement}`, 'request-to-participate-received.v1', { organisationId: 'OTHER' }],
  ...all(`procurement-${procurement}`, 'candidate-qualified.v1', 'candidate-rejected.v1', 'tenderers-invited.v1'),
  ...all(`tender-${procurement}-PARTNER`, 'tender-received.v1', 'tender-envelope-closed.v1'),
  ...all(
    `procurement-${procurement}`,
    'tender-opening-attested.v1',
    'tenders-opened.v1',
    'negotiation-held.v1',
    'tenders-evaluated.v1',
    'award-decided.v1',
    'award-notified.v1',
  ),
  [`procurement-${cancelled}`, 'procurement-started.v1', { procurementId: cancelled, challengeId: 'WATER' }],
  ...all(`procurement-${cancelled}`, 'procurement-cancelled.v1'),

  ...all(`partnership-${partnership}`, 'contract-signed.v1'),
  ...all(`procurement-${procurement}`, 'procurement-concluded.v1'),
  ...all('programme-PROGRAMME', 'cycle-development-started.v1'),
  ...all(`ip-record-${partnership}`, 'ip-terms-agreed.v1', 'background-declared.v1'),
  ...all(`partnership-${partnership}`, 'phase-started.v1'),
  ...all(`testbed-${bed}`, 'testbed-opened.v1'),
  ...all('timesheet-person-need-owner-2021', 'time-logged.v1', 'time-corrected.v1'),
  ...all(`testbed-${bed}`, 'testbed-adoption-measured.v1', 'testbed-feedback-recorded.v1', 'testbed-closed.v1'),
  ...all(`ip-record-${partnership}`, 'foreground-registered.v1'),
  ...all(
    `partnership-${partnership}`,
    'target-assessed.v1',
    'instalment-approved.v1',
    'phase-decided.v1',
    'solution-accepted.v1',
    'purchase-decided.v1',
    'partnership-completed.v1',
  ),
  ...all(
    `ip-record-${partnership}`,
    'usage-right-started.v1',
    'reference-agreed.v1',
    'use-by-others-reported.v1',
    'resale-reported.v1',
    'resale-status-changed.v1',
  ),
  [`partnership-${ended}`, 'contract-signed.v1', { partnershipId: ended }],
  ...all(`partnership-${ended}`, 'partnership-ended.v1'),
  ...all('challenge-SNOW', 'challenge-solved.v1'),
  ...all('programme-PROGRAMME', 'cycle-closed.v1'),
  ['programme-PROGRAMME', 'cycle-planned.v1', { cycleNo: 2 }],
  ...all('programme-PROGRAMME', 'cycle-cancelled.v1'),
  ...all('case-file-sample', 'case-act-played.v1'),
];

function assessed(evaluator: string): readonly Told[] {
  return [
    'evaluator-assigned',
    'conflict-of-interest-declared',
    'effect-assessed',
    'market-scanned',
    'individual-evaluation-submitted',
  ].map((name) => [`evaluation-${proposal}`, `${name}.v1`, { evaluator }]);
}

const HOUR_MS = 3_600_000;

/** The facts of the story as they are appended, one an hour: with the same ids and the same times whenever it is told. */
export const tellStory = (): readonly Readonly<{ stream: string; fact: NewFact }>[] =>
  story.map(([stream, type, otherwise], index) => {
    const sample = samples.get(type);
    if (!sample) throw new Error(`there is no sample of ${type}`);
    const occurredAt = new Date(Date.parse('2019-09-02T07:00:00.000Z') + index * HOUR_MS).toISOString();
    const hash = createHash('sha256').update(`${index} ${type}`).digest('hex');
    return {
      stream,
      fact: {
        id: `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`,
        type: sample.type,
        data: { ...sample.data, ...otherwise },
        metadata: { ...sample.metadata, occurredAt },
        recordedAt: occurredAt,
      },
    };
  });
