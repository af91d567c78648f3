import { assertNever, type Decider, type Decision, type Instant, reject } from '@hub/kernel';
import type { BegunProcurement } from './procurement/state.js';
import type { SubmitTenderIntent, TenderCall, TenderCommand } from './tender.commands.js';
import type { TenderEvent } from './tender.events.js';
import type { TenderRejection } from './tender.rejections.js';

/** The tender that counts, the latest one, and whether the envelope has been closed for the opening. */
export type Envelope = Readonly<{ tender?: Readonly<{ seal: string; receivedAt: Instant }>; closed: boolean }>;

/**
 * The envelope of one tenderer in one procurement. It is closed before the tenders are listed, so that none can come in while two
 * persons open them, and nothing that came in before can be missed.
 */
export const tender: Decider<TenderCommand, Envelope, TenderEvent, TenderRejection> = {
  initialState: { closed: false },
  decide(command, state): Decision<TenderEvent, TenderRejection> {
    switch (command.type) {
      case 'submit-tender':
        return submit(command, state);
      case 'close-envelope': {
        const { tendersDueAt, ...of } = command.data;
        if (command.at <= tendersDueAt) return reject('tender.not-due', { tendersDueAt });
        return state.closed ? [] : [{ type: 'tender-envelope-closed.v1', data: of }];
      }
      default:
        return assertNever(command);
    }
  },
  evolve(state, { type, data }) {
    switch (type) {
      case 'tender-received.v1':
        return { ...state, tender: { seal: data.seal, receivedAt: data.receivedAt } };
      case 'tender-envelope-closed.v1':
        return { ...state, closed: true };
      default:
        return assertNever(type);
    }
  },
};

const SEAL = /^[0-9a-f]{64}$/;

function submit({ data, at }: SubmitTenderIntent, state: Envelope): Decision<TenderEvent, TenderRejection> {
  const { call, ofOrganisation, ...submitted } = data;
  const { organisationId, seal } = submitted;
  // Nobody else, not even the procurement officer: who could put a tender in for another would also learn that there is one.
  if (ofOrganisation !== organisationId) return reject('tender.not-yours', { organisationId });
  if (call === 'not-yet') return reject('tender.no-invitation-yet');
  if (call === 'over') return reject('tender.procurement-over');
  if (!call.candidates.includes(organisationId)) return reject('tender.not-invited', { organisationId });
  const { sentAt, tendersDueAt } = call;
  if (sentAt && at < sentAt) return reject('tender.before-invitation', { sentAt });
  // At the very deadline a tender is in time.
  if (at > tendersDueAt || state.closed) return reject('tender.too-late', { tendersDueAt });
  if (!SEAL.test(seal)) return reject('tender.not-a-seal');
  return seal === state.tender?.seal ? [] : [{ type: 'tender-received.v1', data: { ...submitted, receivedAt: at } }];
}

/** What a procurement says of its call for tenders. */
export const callOf = (state: BegunProcurement): TenderCall => {
  switch (state.stage) {
    case 'preparing':
    case 'noticed':
      return 'not-yet';
    case 'invited':
      return state.invitation;
    case 'opened':
    case 'evaluated':
    case 'award-decided':
    case 'standstill':
      // Late is late: the refusal names the deadline, also when the tenders have been opened since.
      return state.invitation;
    case 'concluded':
    case 'cancelled':
      return 'over';
    default:
      return assertNever(state);
  }
};
