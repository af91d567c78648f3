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
// A tender is heard of when it is opened, and not before: what lies in an envelope is no fact for others.
export { procedureEventTypes as procurementEventTypes } from './domain/procurement.events.js';
// For the list of all that is written, and for nobody to listen to.
export { challengeProcurementEventTypes } from './domain/challenge-procurement.js';
export { tenderEventTypes } from './domain/tender.events.js';
export { ProcurementModule } from './procurement.module.js';
export { ProcurementRow } from './read/procurements/procurement.row.js';
export { PublishedProcurementRow } from './read/published-procurements/published-procurement.row.js';
export { procurementMigrations, procurementRows } from './tables.js';
