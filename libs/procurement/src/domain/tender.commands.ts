import type { Instant, Intent } from '@hub/kernel';
import type { Invitation } from './procurement/state.js';

type Of = { procurementId: string; challengeId: string; organisationId: string };

/** What the procurement says of its call for tenders: not out yet, out, or over because it was cancelled or has gone on. */
export type TenderCall = 'not-yet' | Invitation | 'over';

/** `ofOrganisation` is the organisation that whoever submits acts for, when there is one. */
export type SubmitTenderIntent = Intent<'submit-tender', Of & { seal: string; call: TenderCall; ofOrganisation?: string | undefined }>;
export type CloseEnvelopeIntent = Intent<'close-envelope', Of & { tendersDueAt: Instant }>;
export type TenderCommand = SubmitTenderIntent | CloseEnvelopeIntent;
