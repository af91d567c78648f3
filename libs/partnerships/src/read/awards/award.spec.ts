import { describe, it } from '@jest/globals';
import { toLocalDate } from '@hub/kernel';
import { platformMigrations } from '@hub/platform';
import type { AwardDecided, AwardNotified, DocumentsPublished, ProcurementCancelled } from '@hub/procurement';
import { projectionScenario } from '@hub/testing/platform';
import { partnershipsMigrations } from '../../tables.js';
import { AwardProjection } from './award.projection.js';

type Heard = DocumentsPublished | AwardDecided | AwardNotified | ProcurementCancelled;
const { given } = projectionScenario<Heard>(() => new AwardProjection(), [...platformMigrations, ...partnershipsMigrations]);

const of = { procurementId: 'proc-1', challengeId: 'SNOW' };
const decided = { decidedBy: 'dana', delegation: 'D-1', reason: 'best' };
const told = (fact: Heard) => ({ stream: 'procurement-proc-1', fact });
const published = (documentsVersion: string, mayEndAfterPhase: boolean) =>
  told({
    type: 'procurement-documents-published.v1',
    data: {
      ...of,
      documentsVersion,
      mayEndAfterPhase,
      need: 'clear it',
      minimumRequirements: [],
      awardCriteria: [],
      ipTerms: { owner: 'innovator', usageRight: 'use', commercialisation: 'free' },
      phases: [{ no: 1, name: 'Prototype' }],
      partnerMode: 'single',
      maxPartners: 1,
      reducesTenders: false,
    },
  });
const awarded = (...partners: string[]) => told({ type: 'award-decided.v1', data: { ...of, ...decided, partners } });
const notified = told({
  type: 'award-notified.v1',
  data: {
    ...of,
    sentOn: toLocalDate('2026-02-18'),
    channel: 'electronic',
    standstillEndsOn: toLocalDate('2026-02-28'),
    contractFrom: toLocalDate('2026-03-01'),
  },
});

describe('what a contract rests on', () => {
  it('is an award that was notified', () =>
    given(published('v1', true), awarded('KLIMATOR'), notified).thenRows({
      ...of,
      partners: ['KLIMATOR'],
      contractFrom: '2026-03-01',
      documentsVersion: 'v1',
      mayEndAfterPhase: true,
      cancelled: false,
    }));

  it('names nobody before the award', () => given(published('v1', true)).thenRows({ partners: [], contractFrom: null }));

  it('waits for a new notification when the award is decided anew', () =>
    given(published('v1', true), awarded('KLIMATOR'), notified, awarded('BINTEL')).thenRows({ partners: ['BINTEL'], contractFrom: null }));

  it('goes by the documents that were published last', () =>
    given(published('v1', true), awarded('KLIMATOR'), published('v2', false)).thenRows({
      documentsVersion: 'v2',
      mayEndAfterPhase: false,
      partners: ['KLIMATOR'],
    }));

  it('falls with the procurement', () =>
    given(
      published('v1', true),
      awarded('KLIMATOR'),
      notified,
      told({ type: 'procurement-cancelled.v1', data: { ...of, ...decided } }),
    ).thenRows({
      cancelled: true,
    }));
});
