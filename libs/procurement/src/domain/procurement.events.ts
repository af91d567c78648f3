import { type Fact, type Instant, type LocalDate, type Money, typesOf } from '@hub/kernel';

export const dialogueKinds = ['written-request', 'presentation'] as const;
export type DialogueKind = (typeof dialogueKinds)[number];
export const criterionTypes = ['price', 'cost', 'quality'] as const;
export type CriterionType = (typeof criterionTypes)[number];
export const partnerModes = ['single', 'several'] as const;
export type PartnerMode = (typeof partnerModes)[number];
export const notificationChannels = ['electronic', 'other'] as const;
export type NotificationChannel = (typeof notificationChannels)[number];

/** The value that counts against the thresholds: development in all stages and what is bought at the end, VAT excluded (LOU 5:3, 5:15). */
export type EstimatedValue = Readonly<{ development: Money; purchase: Money; options: Money }>;
/** `weight` is in percent; the weights of all criteria make 100. */
export type AwardCriterion = Readonly<{ criterionId: string; name: string; type: CriterionType; weight: number }>;
/** What applies to intellectual property (LOU 6:33): the innovator owns, the municipality uses. */
export type IpTerms = Readonly<{ owner: 'innovator' | 'municipality'; usageRight: string; commercialisation: string }>;
export type PlannedPhase = Readonly<{ no: number; name: string }>;
/** A tender as the opening list shows it. `seal` is the SHA-256 of the sealed tender, hexadecimal. */
export type ListedTender = Readonly<{ organisationId: string; seal: string; receivedAt: Instant }>;
/** `points` are 0 to 100 per criterion; `total` is their weighted sum, 0 to 100, two decimals as text. */
export type TenderScore = Readonly<{ organisationId: string; points: Readonly<Record<string, number>>; total: string }>;

type Of = { procurementId: string; challengeId: string };
type Decided = { decidedBy: string; delegation: string };

export type ProcurementStarted = Fact<
  'procurement-started.v1',
  Of & {
    programmeId: string;
    cycleNo: number;
    scanId: string;
    scannedOn: LocalDate;
    estimatedValue: EstimatedValue;
    aboveThreshold: boolean;
    thresholdsFrom: LocalDate;
    /** False when the thresholds of `thresholdsFrom` were used for want of better: their source was not read, or they are those of other years. */
    thresholdsVerified?: boolean | undefined;
  }
>;
export type MarketDialogueHeld = Fact<
  'market-dialogue-held.v1',
  Of & { kind: DialogueKind; participants: readonly string[]; informationShared: string }
>;
export type DocumentsPublished = Fact<
  'procurement-documents-published.v1',
  Of & {
    documentsVersion: string;
    need: string;
    minimumRequirements: readonly string[];
    awardCriteria: readonly AwardCriterion[];
    ipTerms: IpTerms;
    phases: readonly PlannedPhase[];
    /** LOU 6:40: only what the documents reserve can be done after a phase. */
    mayEndAfterPhase: boolean;
    endConditions?: string | undefined;
    partnerMode: PartnerMode;
    maxPartners: number;
    /** LOU 6:36. */
    reducesTenders: boolean;
  }
>;
export type ContractNoticePublished = Fact<
  'contract-notice-published.v1',
  Of & {
    noticeId: string;
    sentOn: LocalDate;
    requestsDueOn: LocalDate;
    minCandidates: number;
    maxCandidates?: number | undefined;
    selectionCriteria: readonly string[];
  }
>;
export type InterestRegistered = Fact<'interest-registered.v1', Of & { organisationId: string }>;
export type RequestReceived = Fact<'request-to-participate-received.v1', Of & { organisationId: string; receivedAt: Instant }>;
export type CandidateQualified = Fact<'candidate-qualified.v1', Of & Decided & { organisationId: string; reason: string }>;
export type CandidateRejected = Fact<'candidate-rejected.v1', Of & Decided & { organisationId: string; reason: string }>;
export type TenderersInvited = Fact<
  'tenderers-invited.v1',
  Of & { candidates: readonly string[]; sentAt?: Instant | undefined; tendersDueAt: Instant; informationDueOn: LocalDate }
>;
/**
 * Only the seal is stored: nobody can read a tender before it is opened (LOU 12:10). It lies in an envelope, a stream of its own, and
 * not in the stream of the procurement: there, the number of facts alone would tell how many have tendered.
 */
export type TenderReceived = Fact<'tender-received.v1', Of & { organisationId: string; seal: string; receivedAt: Instant }>;
/** One of the two who open has attested; the second one opens (LOU 12:10). */
export type TenderOpeningAttested = Fact<'tender-opening-attested.v1', Of & { opener: string }>;
export type TendersOpened = Fact<'tenders-opened.v1', Of & { openedBy: readonly string[]; tenders: readonly ListedTender[] }>;
export type NegotiationHeld = Fact<
  'negotiation-held.v1',
  Of & { round: number; organisationId: string; topics: readonly string[]; minutes: string }
>;
export type TendersEvaluated = Fact<'tenders-evaluated.v1', Of & { scores: readonly TenderScore[]; method: string }>;
export type AwardDecided = Fact<'award-decided.v1', Of & Decided & { partners: readonly string[]; reason: string }>;
/** `standstillEndsOn` is the last day on which no contract may be signed (LOU 20:1). */
export type AwardNotified = Fact<
  'award-notified.v1',
  Of & { sentOn: LocalDate; channel: NotificationChannel; standstillEndsOn: LocalDate; contractFrom: LocalDate }
>;
export type ProcurementConcluded = Fact<'procurement-concluded.v1', Of & { partnershipId: string; partner: string }>;
export type ProcurementCancelled = Fact<'procurement-cancelled.v1', Of & Decided & { reason: string }>;

export type ProcurementEvent =
  | ProcurementStarted
  | MarketDialogueHeld
  | DocumentsPublished
  | ContractNoticePublished
  | InterestRegistered
  | RequestReceived
  | CandidateQualified
  | CandidateRejected
  | TenderersInvited
  | TenderReceived
  | TenderOpeningAttested
  | TendersOpened
  | NegotiationHeld
  | TendersEvaluated
  | AwardDecided
  | AwardNotified
  | ProcurementConcluded
  | ProcurementCancelled;

/** What the stream of a procurement holds: everything but the tenders that are still in their envelopes. */
export type ProcedureEvent = Exclude<ProcurementEvent, TenderReceived>;

export const procurementEventTypes = typesOf<ProcurementEvent>({
  'procurement-started.v1': true,
  'market-dialogue-held.v1': true,
  'procurement-documents-published.v1': true,
  'contract-notice-published.v1': true,
  'interest-registered.v1': true,
  'request-to-participate-received.v1': true,
  'candidate-qualified.v1': true,
  'candidate-rejected.v1': true,
  'tenderers-invited.v1': true,
  'tender-received.v1': true,
  'tender-opening-attested.v1': true,
  'tenders-opened.v1': true,
  'negotiation-held.v1': true,
  'tenders-evaluated.v1': true,
  'award-decided.v1': true,
  'award-notified.v1': true,
  'procurement-concluded.v1': true,
  'procurement-cancelled.v1': true,
});
export const procedureEventTypes = procurementEventTypes.filter((type): type is ProcedureEvent['type'] => type !== 'tender-received.v1');
