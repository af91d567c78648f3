import { EventStore } from '@hub/event-store';
import { type AnyFact, toInstant, toLocalDate } from '@hub/kernel';
import { freshId } from '@hub/platform';
import type { ProcurementEvent } from '@hub/procurement';
import type { TestHub } from './start-hub.js';

/** A procurement up to its notified award, as its own context would have recorded it. */
export const awardedProcurement = async (
  { app }: TestHub,
  procurementId: string,
  { challengeId, partner, contractFrom }: Readonly<{ challengeId: string; partner: string; contractFrom: string }>,
): Promise<void> => {
  const of = { procurementId, challengeId };
  const decided = { decidedBy: 'dana', delegation: 'D-1', reason: 'the best of three' };
  const nothing = { amount: '0.00', currency: 'SEK' } as const;
  const organisationId = partner;
  const day = toLocalDate('2025-10-01');
  const moment = toInstant('2025-11-01T09:00:00Z');
  const facts: readonly ProcurementEvent[] = [
    {
      type: 'procurement-started.v1',
      data: {
        ...of,
        ...{ programmeId: 'P', cycleNo: 1, scanId: 'scan', scannedOn: day, aboveThreshold: true, thresholdsFrom: day },
        estimatedValue: { development: nothing, purchase: nothing, options: nothing },
      },
    },
    {
      type: 'procurement-documents-published.v1',
      data: {
        ...of,
        ...{ documentsVersion: 'v1', need: 'need', minimumRequirements: [], reducesTenders: false, partnerMode: 'single', maxPartners: 1 },
        awardCriteria: [{ criterionId: 'q', name: 'quality', type: 'quality', weight: 100 }],
        ipTerms: { owner: 'innovator', usageRight: 'use', commercialisation: 'free' },
        phases: [{ no: 1, name: 'Prototype' }],
        mayEndAfterPhase: false,
      },
    },
    {
      type: 'contract-notice-published.v1',
      data: {
        ...of,
        noticeId: 'n',
        sentOn: day,
        requestsDueOn: toLocalDate('2025-10-31'),
        minCandidates: 3,
        selectionCriteria: ['capacity'],
      },
    },
    { type: 'request-to-participate-received.v1', data: { ...of, organisationId, receivedAt: moment } },
    { type: 'candidate-qualified.v1', data: { ...of, ...decided, organisationId } },
    {
      type: 'tenderers-invited.v1',
      data: { ...of, candidates: [partner], tendersDueAt: toInstant('2025-12-01T09:00:00Z'), informationDueOn: toLocalDate('2025-11-24') },
    },
    {
      type: 'tenders-opened.v1',
      data: { ...of, openedBy: ['a', 'b'], tenders: [{ organisationId, seal: 'a'.repeat(64), receivedAt: moment }] },
    },
    { type: 'tenders-evaluated.v1', data: { ...of, scores: [{ organisationId, points: { q: 80 }, total: '80.00' }], method: 'consensus' } },
    { type: 'award-decided.v1', data: { ...of, ...decided, partners: [partner] } },
    {
      type: 'award-notified.v1',
      data: {
        ...of,
        sentOn: toLocalDate('2025-12-20'),
        channel: 'electronic',
        standstillEndsOn: toLocalDate('2026-01-01'),
        contractFrom: toLocalDate(contractFrom),
      },
    },
  ];
  await app.get(EventStore).append(
    `procurement-${procurementId}`,
    facts.map(({ type, data }: AnyFact) => ({
      id: freshId(),
      type,
      data,
      metadata: { occurredAt: moment, actor: 'dana', roles: 'procurement-officer', commandId: freshId() },
    })),
    0,
  );
};
