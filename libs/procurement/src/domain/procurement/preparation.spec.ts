import { describe, it } from '@jest/globals';
import { toLocalDate } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import { command, documents, documentsData, notice, REQUESTS_DUE_ON, started, upTo } from '../../testing/a-procurement.js';
import { procurement } from '../procurement.js';
import type { AwardCriterion, DocumentsPublished } from '../procurement.events.js';

const { given } = scenario(procurement);

const dialogue = command('hold-market-dialogue', { kind: 'presentation', participants: ['KLIMATOR'], informationShared: 'The need' });
const publish = (changes: Partial<DocumentsPublished['data']> = {}) => command('publish-documents', documentsData(changes));
const criteria = (...weights: readonly (readonly [AwardCriterion['type'], number])[]) => ({
  awardCriteria: weights.map(([type, weight], index) => ({ criterionId: `c${index}`, name: type, type, weight })),
});
function announce(changes: object = {}, at = '2026-03-02T09:00:00Z') {
  return command(
    'publish-notice',
    {
      noticeId: '2026-123456',
      requestsDueOn: REQUESTS_DUE_ON,
      minCandidates: 3,
      selectionCriteria: ['Capacity for research and development'],
      ...changes,
    },
    { at },
  );
}

describe('a market dialogue', () => {
  it('is written down, with what was told to whom (LOU 4:8)', () => {
    given(started)
      .when(dialogue)
      .then({
        type: 'market-dialogue-held.v1',
        data: {
          procurementId: 'pr1',
          challengeId: 'SNOW',
          kind: 'presentation',
          participants: ['KLIMATOR'],
          informationShared: 'The need',
        },
      });
    given(...upTo.documents)
      .when(dialogue)
      .thenTypes('market-dialogue-held.v1');
  });

  it('comes too late after the notice', () => {
    given(...upTo.noticed)
      .when(dialogue)
      .thenRejected('procurement.dialogue-too-late');
  });
});

describe('the procurement documents', () => {
  it('are published', () => {
    given(started).when(publish()).then(documents());
  });

  it('can be published again in a new version until the notice, and stand after it (LOU 6:34)', () => {
    given(...upTo.documents)
      .when(publish({ documentsVersion: '2' }))
      .thenTypes('procurement-documents-published.v1');
    given(...upTo.noticed)
      .when(publish({ documentsVersion: '2' }))
      .thenRejected('procurement.documents-frozen');
  });

  it('have a version that was not used before', () => {
    given(started, documents(), documents({ documentsVersion: '2' }))
      .when(publish())
      .thenRejected('procurement.documents-version-taken', { documentsVersion: '1' });
  });

  it('state the need, and what applies to intellectual property (LOU 6:33)', () => {
    const { ipTerms } = documentsData();
    given(started)
      .when(publish({ need: ' ', ipTerms: { ...ipTerms, usageRight: '', commercialisation: '' } }))
      .thenRejected('procurement.documents-incomplete', { missing: ['need', 'usageRight', 'commercialisation'] });
    given(started)
      .when(publish({ need: 'n' }))
      .thenTypes('procurement-documents-published.v1');
  });

  it('need not set a minimum requirement', () => {
    given(started)
      .when(publish({ minimumRequirements: [] }))
      .thenTypes('procurement-documents-published.v1');
  });

  it('have at least one award criterion about quality (LOU 6:38, 16:1)', () => {
    given(started)
      .when(publish(criteria(['price', 60], ['cost', 40])))
      .thenRejected('procurement.quality-criterion-missing');
    given(started).when(publish(criteria())).thenRejected('procurement.quality-criterion-missing');
    given(started)
      .when(publish(criteria(['price', 99], ['quality', 1])))
      .thenTypes('procurement-documents-published.v1');
    given(started)
      .when(publish(criteria(['quality', 100])))
      .thenTypes('procurement-documents-published.v1');
  });

  it('weight the criteria, so that they make 100 percent (LOU 16:6)', () => {
    given(started)
      .when(publish(criteria(['quality', 70], ['price', 29])))
      .thenRejected('procurement.weights-not-100', { sum: 99 });
    given(started)
      .when(publish(criteria(['quality', 70], ['price', 31])))
      .thenRejected('procurement.weights-not-100', { sum: 101 });
  });

  it('name each criterion once', () => {
    const twice: AwardCriterion = { criterionId: 'quality', name: 'Quality', type: 'quality', weight: 50 };
    given(started)
      .when(publish({ awardCriteria: [twice, twice] }))
      .thenRejected('procurement.criterion-twice');
  });

  it('divide the partnership into phases (LOU 6:39), numbered in their order', () => {
    const phase = (no: number) => ({ no, name: `Phase ${no}` });
    given(started)
      .when(publish({ phases: [] }))
      .thenRejected('procurement.phases-missing');
    given(started)
      .when(publish({ phases: [phase(1)] }))
      .thenTypes('procurement-documents-published.v1');
    for (const phases of [[phase(0), phase(1)], [phase(2)], [phase(1), phase(3)], [phase(1), phase(1)]])
      given(started).when(publish({ phases })).thenRejected('procurement.phases-misnumbered');
  });

  it('state on what conditions the partnership may end after a phase, when it may (LOU 6:40)', () => {
    given(started)
      .when(publish({ endConditions: undefined }))
      .thenRejected('procurement.end-conditions-missing');
    given(started)
      .when(publish({ endConditions: '  ' }))
      .thenRejected('procurement.end-conditions-missing');
    given(started)
      .when(publish({ endConditions: undefined, mayEndAfterPhase: false }))
      .thenTypes('procurement-documents-published.v1');
  });

  it('provide for one partner, or for at least two', () => {
    const fits = (partnerMode: 'single' | 'several', maxPartners: number) => given(started).when(publish({ partnerMode, maxPartners }));
    fits('single', 1).thenTypes('procurement-documents-published.v1');
    fits('single', 2).thenRejected('procurement.partner-number-unfit');
    fits('several', 1).thenRejected('procurement.partner-number-unfit');
    fits('several', 2).thenTypes('procurement-documents-published.v1');
  });
});

describe('the contract notice', () => {
  it('is sent on its day, and leaves thirty days for requests (LOU 11:3): sent 2 March, due 1 April at the earliest', () => {
    given(...upTo.documents)
      .when(announce())
      .then(notice());
    given(...upTo.documents)
      .when(announce({ requestsDueOn: toLocalDate('2026-03-31') }))
      .thenRejected('procurement.requests-due-too-early', { earliest: '2026-04-01' });
    given(...upTo.documents)
      .when(announce({}, '2026-03-03T09:00:00Z'))
      .thenRejected('procurement.requests-due-too-early', { earliest: '2026-04-02' });
  });

  it('comes after the documents (LOU 10:7)', () => {
    given(started).when(announce()).thenRejected('procurement.documents-missing');
  });

  it('is sent once', () => {
    given(...upTo.noticed)
      .when(announce())
      .thenRejected('procurement.too-late', { stage: 'noticed', possibleIn: ['preparing'] });
  });

  it('announces at least three candidates (LOU 4:7), and no highest number below the lowest (LOU 4:6)', () => {
    const limits = (minCandidates: number, maxCandidates?: number) =>
      given(...upTo.documents).when(announce({ minCandidates, maxCandidates }));
    limits(2).thenRejected('procurement.too-few-candidates', { least: 3 });
    limits(3).thenTypes('contract-notice-published.v1');
    limits(5, 4).thenRejected('procurement.candidate-limits-crossed');
    limits(5, 5).thenTypes('contract-notice-published.v1');
  });

  it('says by what candidates are chosen (LOU 6:32)', () => {
    given(...upTo.documents)
      .when(announce({ selectionCriteria: [] }))
      .thenRejected('procurement.selection-criteria-missing');
  });
});
