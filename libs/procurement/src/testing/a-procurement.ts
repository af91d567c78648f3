import { money, toInstant, toLocalDate } from '@hub/kernel';
import type {
  AwardDecided,
  AwardNotified,
  CandidateQualified,
  CandidateRejected,
  ContractNoticePublished,
  DocumentsPublished,
  InterestRegistered,
  ProcedureEvent,
  ProcurementCancelled,
  ProcurementConcluded,
  ProcurementStarted,
  RequestReceived,
  TenderersInvited,
  TenderOpeningAttested,
  TendersEvaluated,
  TendersOpened,
} from '../domain/procurement.events.js';
import type { ProcurementCommand } from '../domain/procurement.commands.js';

const of = { procurementId: 'pr1', challengeId: 'SNOW' };
const by = { decidedBy: 'decider', delegation: 'D-7' };

/** One procurement of one challenge, told to its end: notice 2026-03-02, requests until 2026-04-01, tenders until 2026-05-11 12:00 UTC. */
export const started: ProcurementStarted = {
  type: 'procurement-started.v1',
  data: {
    ...of,
    programmeId: 'DIACCESS',
    cycleNo: 1,
    scanId: 'scan-1',
    scannedOn: toLocalDate('2026-01-15'),
    estimatedValue: { development: money('2000000', 'SEK'), purchase: money('3000000', 'SEK'), options: money('500000', 'SEK') },
    aboveThreshold: true,
    thresholdsFrom: toLocalDate('2024-01-01'),
    thresholdsVerified: false,
  },
};

/** Documents as they may be published; `changes` make them worse. */
export const documentsData = (changes: Partial<DocumentsPublished['data']> = {}): DocumentsPublished['data'] => ({
  ...of,
  documentsVersion: '1',
  need: 'Know where to clear snow',
  minimumRequirements: ['Works below minus 20 degrees'],
  awardCriteria: [
    { criterionId: 'quality', name: 'Quality of the concept', type: 'quality', weight: 70 },
    { criterionId: 'price', name: 'Price', type: 'price', weight: 30 },
  ],
  ipTerms: { owner: 'innovator', usageRight: 'The municipality may use it', commercialisation: 'The innovator may sell it on' },
  phases: [
    { no: 1, name: 'Research' },
    { no: 2, name: 'Pilot' },
  ],
  mayEndAfterPhase: true,
  endConditions: 'When a target is not met',
  partnerMode: 'single',
  maxPartners: 1,
  reducesTenders: false,
  ...changes,
});
export const documents = (changes: Partial<DocumentsPublished['data']> = {}): DocumentsPublished => ({
  type: 'procurement-documents-published.v1',
  data: documentsData(changes),
});
export const NOTICED_ON = toLocalDate('2026-03-02');
export const REQUESTS_DUE_ON = toLocalDate('2026-04-01');
export const notice = (changes: Partial<ContractNoticePublished['data']> = {}): ContractNoticePublished => ({
  type: 'contract-notice-published.v1',
  data: {
    ...of,
    noticeId: '2026-123456',
    sentOn: NOTICED_ON,
    requestsDueOn: REQUESTS_DUE_ON,
    minCandidates: 3,
    selectionCriteria: ['Capacity for research and development'],
    ...changes,
  },
});
export const interest = (organisationId: string): InterestRegistered => ({
  type: 'interest-registered.v1',
  data: { ...of, organisationId },
});
export const request = (organisationId: string): RequestReceived => ({
  type: 'request-to-participate-received.v1',
  data: { ...of, organisationId, receivedAt: toInstant('2026-03-20T09:00:00Z') },
});
export const qualified = (organisationId: string): CandidateQualified => ({
  type: 'candidate-qualified.v1',
  data: { ...of, ...by, organisationId, reason: 'able' },
});
export const rejected = (organisationId: string): CandidateRejected => ({
  type: 'candidate-rejected.v1',
  data: { ...of, ...by, organisationId, reason: 'no research of its own' },
});
export const TENDERS_DUE_AT = toInstant('2026-05-11T12:00:00Z');
export const invited = (...candidates: readonly string[]): TenderersInvited => ({
  type: 'tenderers-invited.v1',
  data: {
    ...of,
    candidates,
    sentAt: toInstant('2026-04-07T09:00:00Z'),
    tendersDueAt: TENDERS_DUE_AT,
    informationDueOn: toLocalDate('2026-05-05'),
  },
});
export const attested: TenderOpeningAttested = { type: 'tender-opening-attested.v1', data: { ...of, opener: 'opener-1' } };
export const SEAL = 'a'.repeat(64);
export const opened = (...organisationIds: readonly string[]): TendersOpened => ({
  type: 'tenders-opened.v1',
  data: {
    ...of,
    openedBy: ['opener-1', 'opener-2'],
    tenders: organisationIds.map((organisationId) => ({ organisationId, seal: SEAL, receivedAt: toInstant('2026-05-10T09:00:00Z') })),
  },
});
/** All tenders are equally good. */
export const evaluated = (...organisationIds: readonly string[]): TendersEvaluated =>
  evaluatedAt(Object.fromEntries(organisationIds.map((organisationId) => [organisationId, '71.00'])));
/** Each tender has the total that is given; how its points make it is left out. */
export const evaluatedAt = (totals: Readonly<Record<string, string>>): TendersEvaluated => ({
  type: 'tenders-evaluated.v1',
  data: {
    ...of,
    scores: Object.entries(totals).map(([organisationId, total]) => ({ organisationId, points: { quality: 80, price: 50 }, total })),
    method: 'consensus of three',
  },
});
export const awarded = (...partners: readonly string[]): AwardDecided => ({
  type: 'award-decided.v1',
  data: { ...of, ...by, partners, reason: 'best quality' },
});
export const notified: AwardNotified = {
  type: 'award-notified.v1',
  data: {
    ...of,
    sentOn: toLocalDate('2026-05-20'),
    channel: 'electronic',
    standstillEndsOn: toLocalDate('2026-06-01'),
    contractFrom: toLocalDate('2026-06-02'),
  },
};
export const concluded: ProcurementConcluded = {
  type: 'procurement-concluded.v1',
  data: { ...of, partnershipId: 'pa1', partner: 'KLIMATOR' },
};
export const cancelled: ProcurementCancelled = {
  type: 'procurement-cancelled.v1',
  data: { ...of, ...by, reason: 'the need has changed' },
};

const THREE = ['KLIMATOR', 'ICEWATCH', 'ROADSENSE'] as const;
/** The procurement up to a point, as one would tell it when nothing went wrong. */
export const upTo = {
  started: [started],
  documents: [started, documents()],
  noticed: [started, documents(), notice()],
  qualified: [started, documents(), notice(), ...THREE.map(request), ...THREE.map(qualified)],
  invited: [started, documents(), notice(), ...THREE.map(request), ...THREE.map(qualified), invited(...THREE)],
} satisfies Record<string, readonly ProcedureEvent[]>;
export const toOpened: readonly ProcedureEvent[] = [...upTo.invited, attested, opened('KLIMATOR', 'ICEWATCH')];
export const toEvaluated: readonly ProcedureEvent[] = [...toOpened, evaluated('KLIMATOR', 'ICEWATCH')];
export const toAwarded: readonly ProcedureEvent[] = [...toEvaluated, awarded('KLIMATOR')];
export const toNotified: readonly ProcedureEvent[] = [...toAwarded, notified];
export const toConcluded: readonly ProcedureEvent[] = [...toNotified, concluded];

/** A command as a handler would make it. `on` is the day of `at`: the moments of these stories lie in the middle of their days. */
export function command<T extends ProcurementCommand['type']>(
  type: T,
  data: Omit<Extract<ProcurementCommand, { type: T }>['data'], 'procurementId'>,
  { at = '2026-03-02T09:00:00Z', on, by: who = 'officer' }: { at?: string; on?: string; by?: string } = {},
) {
  return {
    type,
    at: toInstant(at),
    on: toLocalDate(on ?? at.slice(0, 10)),
    by: who,
    data: { procurementId: 'pr1', ...data },
  } as unknown as Extract<ProcurementCommand, { type: T }>;
}
