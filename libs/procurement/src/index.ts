export type {
  AwardDecided,
  AwardNotified,
  CandidateQualified,
  CandidateRejected,
  ContractNoticePublished,
  DocumentsPublished,
  InterestRegistered,
  MarketDialogueHeld,
  NegotiationHeld,
  ProcurementCancelled,
  ProcurementConcluded,
  ProcurementEvent,
  ProcurementStarted,
  RequestReceived,
  TenderOpeningAttested,
  TenderReceived,
  TenderersInvited,
  TendersEvaluated,
  TendersOpened,
} from './domain/procurement.events.js';
export { procurementEventTypes } from './domain/procurement.events.js';
export { ProcurementModule } from './procurement.module.js';
export { procurementMigrations, procurementRows } from './tables.js';
