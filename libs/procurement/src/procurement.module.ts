import { Module, type Provider } from '@nestjs/common';
import { publishRejections, slice } from '@hub/platform';
import { ChallengeCycles } from './domain/challenge-cycles.port.js';
import { MarketScans } from './domain/market-scans.port.js';
import { procurementRejections } from './domain/procurement.rejections.js';
import { tenderRejections } from './domain/tender.rejections.js';
import { BeginAllottedProcurements } from './react/begin-allotted-procurements/begin-allotted-procurements.reactor.js';
import { ConcludeProcurementWhenContractIsSigned } from './react/conclude-procurement-when-contract-is-signed/conclude-procurement-when-contract-is-signed.reactor.js';
import { MarketScanLookup } from './read/market-scans/market-scan.lookup.js';
import { MarketScanProjection } from './read/market-scans/market-scan.projection.js';
import { OpenCycleLookup } from './read/open-cycles/open-cycle.lookup.js';
import { OpenCycleProjection } from './read/open-cycles/open-cycle.projection.js';
import { ParticipationProjection } from './read/own-participations/participation.projection.js';
import { ParticipationResolver } from './read/own-participations/participation.resolver.js';
import { ProcurementProjection } from './read/procurements/procurement.projection.js';
import { ProcurementResolver } from './read/procurements/procurement.resolver.js';
import { PublishedProcurementProjection } from './read/published-procurements/published-procurement.projection.js';
import { PublishedProcurementResolver } from './read/published-procurements/published-procurement.resolver.js';
import { BeginProcurementHandler } from './write/begin-procurement/begin-procurement.handler.js';
import { CancelProcurement } from './write/cancel-procurement/cancel-procurement.act.js';
import { CancelProcurementHandler } from './write/cancel-procurement/cancel-procurement.handler.js';
import { DecideAward } from './write/decide-award/decide-award.act.js';
import { DecideAwardHandler } from './write/decide-award/decide-award.handler.js';
import { EvaluateTenders } from './write/evaluate-tenders/evaluate-tenders.act.js';
import { EvaluateTendersHandler } from './write/evaluate-tenders/evaluate-tenders.handler.js';
import { HoldMarketDialogue } from './write/hold-market-dialogue/hold-market-dialogue.act.js';
import { HoldMarketDialogueHandler } from './write/hold-market-dialogue/hold-market-dialogue.handler.js';
import { HoldNegotiation } from './write/hold-negotiation/hold-negotiation.act.js';
import { HoldNegotiationHandler } from './write/hold-negotiation/hold-negotiation.handler.js';
import { InviteTenderers } from './write/invite-tenderers/invite-tenderers.act.js';
import { InviteTenderersHandler } from './write/invite-tenderers/invite-tenderers.handler.js';
import { NotifyAward } from './write/notify-award/notify-award.act.js';
import { NotifyAwardHandler } from './write/notify-award/notify-award.handler.js';
import { OpenTenders } from './write/open-tenders/open-tenders.act.js';
import { OpenTendersHandler } from './write/open-tenders/open-tenders.handler.js';
import { PublishContractNotice } from './write/publish-contract-notice/publish-contract-notice.act.js';
import { PublishContractNoticeHandler } from './write/publish-contract-notice/publish-contract-notice.handler.js';
import { PublishProcurementDocuments } from './write/publish-procurement-documents/publish-procurement-documents.act.js';
import { PublishProcurementDocumentsHandler } from './write/publish-procurement-documents/publish-procurement-documents.handler.js';
import { QualifyCandidate } from './write/qualify-candidate/qualify-candidate.act.js';
import { QualifyCandidateHandler } from './write/qualify-candidate/qualify-candidate.handler.js';
import { RegisterInterest } from './write/register-interest/register-interest.act.js';
import { RegisterInterestHandler } from './write/register-interest/register-interest.handler.js';
import { RejectCandidate } from './write/reject-candidate/reject-candidate.act.js';
import { RejectCandidateHandler } from './write/reject-candidate/reject-candidate.handler.js';
import { StartProcurement } from './write/start-procurement/start-procurement.act.js';
import { StartProcurementHandler } from './write/start-procurement/start-procurement.handler.js';
import { SubmitRequest } from './write/submit-request/submit-request.act.js';
import { SubmitRequestHandler } from './write/submit-request/submit-request.handler.js';
import { SubmitTender } from './write/submit-tender/submit-tender.act.js';
import { SubmitTenderHandler } from './write/submit-tender/submit-tender.handler.js';

publishRejections(procurementRejections);
publishRejections(tenderRejections);

const write: Provider[] = [
  ...slice(StartProcurement, StartProcurementHandler),
  BeginProcurementHandler,
  ...slice(HoldMarketDialogue, HoldMarketDialogueHandler),
  ...slice(PublishProcurementDocuments, PublishProcurementDocumentsHandler),
  ...slice(PublishContractNotice, PublishContractNoticeHandler),
  ...slice(RegisterInterest, RegisterInterestHandler),
  ...slice(SubmitRequest, SubmitRequestHandler),
  ...slice(QualifyCandidate, QualifyCandidateHandler),
  ...slice(RejectCandidate, RejectCandidateHandler),
  ...slice(InviteTenderers, InviteTenderersHandler),
  ...slice(SubmitTender, SubmitTenderHandler),
  ...slice(OpenTenders, OpenTendersHandler),
  ...slice(HoldNegotiation, HoldNegotiationHandler),
  ...slice(EvaluateTenders, EvaluateTendersHandler),
  ...slice(DecideAward, DecideAwardHandler),
  ...slice(NotifyAward, NotifyAwardHandler),
  ...slice(CancelProcurement, CancelProcurementHandler),
];
const react: Provider[] = [BeginAllottedProcurements, ConcludeProcurementWhenContractIsSigned];
const read: Provider[] = [
  ProcurementProjection,
  ProcurementResolver,
  PublishedProcurementProjection,
  PublishedProcurementResolver,
  ParticipationProjection,
  ParticipationResolver,
  OpenCycleProjection,
  OpenCycleLookup,
  MarketScanProjection,
  MarketScanLookup,
];
const ports: Provider[] = [
  { provide: ChallengeCycles, useExisting: OpenCycleLookup },
  { provide: MarketScans, useExisting: MarketScanLookup },
];

/** The innovation partnership as a procedure: from the market scan to the award (LOU 6:30-41). */
@Module({ providers: [...write, ...react, ...read, ...ports] })
export class ProcurementModule {}
