import { HUB_RULE, on, type RejectionCatalogue } from '@hub/kernel';

/** Every refusal that a tender can meet. */
export const tenderRejections = {
  'tender.not-yours': on(HUB_RULE, 'A tender is submitted by somebody of the organisation that makes it.'),
  'tender.no-invitation-yet': on('LOU 6:30', 'Nobody has been invited to tender yet.'),
  'tender.not-invited': on('LOU 6:30', 'Only candidates that were invited may tender.'),
  'tender.before-invitation': on(HUB_RULE, 'A tender cannot be older than the invitation to it.'),
  'tender.too-late': on('LOU 4:1', 'The deadline for tenders has passed; it is the same for everybody.'),
  'tender.procurement-over': on(HUB_RULE, 'The procurement was cancelled, or has ended.'),
  'tender.not-a-seal': on(HUB_RULE, 'A seal is the SHA-256 of the sealed tender: 64 hexadecimal digits, 0 to 9 and a to f.'),
  'tender.not-due': on('LOU 12:10', 'Nobody may open an envelope before the deadline has passed.'),
} as const satisfies RejectionCatalogue;
export type TenderRejection = keyof typeof tenderRejections;
