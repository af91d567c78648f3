import type { Instant, Intent, LocalDate } from '@hub/kernel';
import type {
  AwardCriterion,
  ContractNoticePublished,
  DialogueKind,
  DocumentsPublished,
  ListedTender,
  NotificationChannel,
  ProcurementStarted,
} from './procurement.events.js';

type Of = { procurementId: string };
/** `forTheHub` tells that who does it is the procurement officer; `ofOrganisation` is the organisation they act for, when there is one. */
type ForOrganisation = Of & { organisationId: string; forTheHub: boolean; ofOrganisation?: string | undefined };
type Given<F extends { data: object }> = Omit<F['data'], 'challengeId'>;
type OnCandidate = Of & { organisationId: string; reason: string; delegation: string };

export type BeginProcurementIntent = Intent<'begin-procurement', ProcurementStarted['data']>;
export type HoldMarketDialogueIntent = Intent<
  'hold-market-dialogue',
  Of & { kind: DialogueKind; participants: readonly string[]; informationShared: string }
>;
export type PublishDocumentsIntent = Intent<'publish-documents', Given<DocumentsPublished>>;
export type PublishNoticeIntent = Intent<'publish-notice', Omit<Given<ContractNoticePublished>, 'sentOn'>>;
export type RegisterInterestIntent = Intent<'register-interest', ForOrganisation>;
export type SubmitRequestIntent = Intent<'submit-request', ForOrganisation>;
export type QualifyCandidateIntent = Intent<'qualify-candidate', OnCandidate>;
export type RejectCandidateIntent = Intent<'reject-candidate', OnCandidate>;
/** `tendersDueOn` is the day in Stockholm of `tendersDueAt`. */
export type InviteTenderersIntent = Intent<
  'invite-tenderers',
  Of & { candidates: readonly string[]; tendersDueAt: Instant; tendersDueOn: LocalDate; informationDueOn: LocalDate }
>;
/** `tenders` is what lay in the envelopes; empty for the first of the two who open. */
export type OpenTendersIntent = Intent<'open-tenders', Of & { tenders: readonly ListedTender[] }>;
export type HoldNegotiationIntent = Intent<
  'hold-negotiation',
  Of & { round: number; organisationId: string; topics: readonly string[]; minutes: string }
>;
export type GivenScore = Readonly<{
  organisationId: string;
  points: readonly Readonly<{ criterionId: AwardCriterion['criterionId']; points: number }>[];
}>;
export type EvaluateTendersIntent = Intent<'evaluate-tenders', Of & { scores: readonly GivenScore[]; method: string }>;
export type DecideAwardIntent = Intent<'decide-award', Of & { partners: readonly string[]; reason: string; delegation: string }>;
/** `holidays` are the Swedish holidays of the days to come. */
export type NotifyAwardIntent = Intent<'notify-award', Of & { channel: NotificationChannel; holidays: readonly LocalDate[] }>;
export type CancelProcurementIntent = Intent<'cancel-procurement', Of & { reason: string; delegation: string }>;
export type ConcludeProcurementIntent = Intent<
  'conclude-procurement',
  Of & { partnershipId: string; partner: string; signedOn: LocalDate }
>;

export type ProcurementCommand =
  | BeginProcurementIntent
  | HoldMarketDialogueIntent
  | PublishDocumentsIntent
  | PublishNoticeIntent
  | RegisterInterestIntent
  | SubmitRequestIntent
  | QualifyCandidateIntent
  | RejectCandidateIntent
  | InviteTenderersIntent
  | OpenTendersIntent
  | HoldNegotiationIntent
  | EvaluateTendersIntent
  | DecideAwardIntent
  | NotifyAwardIntent
  | CancelProcurementIntent
  | ConcludeProcurementIntent;
