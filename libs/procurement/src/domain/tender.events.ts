import { type Fact, typesOf } from '@hub/kernel';
import type { TenderReceived } from './procurement.events.js';

/** The deadline has passed and the tenders are being opened: what lies in the envelope now, if anything, is what is opened. */
export type TenderEnvelopeClosed = Fact<
  'tender-envelope-closed.v1',
  { procurementId: string; challengeId: string; organisationId: string }
>;
/** What an envelope holds. Nobody outside this context hears of it: what was opened is in `tenders-opened.v1`. */
export type TenderEvent = TenderReceived | TenderEnvelopeClosed;
export const tenderEventTypes = typesOf<TenderEvent>({ 'tender-received.v1': true, 'tender-envelope-closed.v1': true });
