export type {
  Asset,
  BackgroundDeclared,
  ControlLevel,
  ForegroundRegistered,
  IpRecordEvent,
  IpTermsAgreed,
  ReferenceAgreed,
  ResaleReported,
  ResaleStatus,
  ResaleStatusChanged,
  UsageRightStarted,
  UseByOthersReported,
} from './domain/ip-record.events.js';
export { controlLevels, ipRecordEventTypes } from './domain/ip-record.events.js';
export { IpRecordsModule } from './ip-records.module.js';
export { IpRecordRow } from './read/ip-records/ip-record.row.js';
export { ipRecordsMigrations, ipRecordsRows } from './tables.js';
