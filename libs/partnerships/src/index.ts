export type {
  ContractSigned,
  InstalmentApproved,
  PartnershipCompleted,
  PartnershipEnded,
  PartnershipEvent,
  PhaseDecided,
  PhaseStarted,
  PurchaseDecided,
  SolutionAccepted,
  TargetAssessed,
  UsageRight,
} from './domain/partnership.events.js';
export { partnershipEventTypes } from './domain/partnership.events.js';
export { PartnershipsModule } from './partnerships.module.js';
export { PartnershipRow } from './read/partnerships/partnership.row.js';
export { partnershipsMigrations, partnershipsRows } from './tables.js';
