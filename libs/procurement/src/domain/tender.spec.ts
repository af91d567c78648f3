import { describe, expect, it } from '@jest/globals';
import { replay, toInstant } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import { cancelled, SEAL, TENDERS_DUE_AT, toConcluded, toOpened, upTo } from '../testing/a-procurement.js';
import { procurement } from './procurement.js';
import type { ProcedureEvent, TenderReceived } from './procurement.events.js';
import { callOf, tender } from './tender.js';
import type { SubmitTenderIntent, TenderCommand } from './tender.commands.js';
import type { TenderEnvelopeClosed } from './tender.events.js';

const { given } = scenario(tender);
const of = { procurementId: 'pr1', challengeId: 'SNOW', organisationId: 'KLIMATOR' };
const callAfter = (...past: readonly ProcedureEvent[]) => {
  const state = replay(procurement, past);
  if (!state) throw new Error('no procurement');
  return callOf(state);
};
const call = callAfter(...upTo.invited);
const DEADLINE = '2026-05-11T12:00:00.000Z';
const LATE = '2026-05-11T12:00:00.001Z';

const submit = (changes: Partial<SubmitTenderIntent['data']> = {}, at = DEADLINE) =>
  ({
    type: 'submit-tender',
    at: toInstant(at),
    on: at.slice(0, 10),
    by: 'someone',
    data: { ...of, seal: SEAL, call, ofOrganisation: 'KLIMATOR', ...changes },
  }) as unknown as SubmitTenderIntent;
const close = (at = LATE) =>
  ({
    type: 'close-envelope',
    at: toInstant(at),
    on: at.slice(0, 10),
    by: 'opener-2',
    data: { ...of, tendersDueAt: TENDERS_DUE_AT },
  }) as unknown as TenderCommand;
const received = (seal = SEAL, at = DEADLINE): TenderReceived => ({
  type: 'tender-received.v1',
  data: { ...of, seal, receivedAt: toInstant(at) },
});
const closed: TenderEnvelopeClosed = { type: 'tender-envelope-closed.v1', data: of };

describe('submit a tender', () => {
  it('is in time at the very deadline, and late a millisecond after it', () => {
    given().when(submit()).then(received());
    given().when(submit({}, LATE)).thenRejected('tender.too-late', { tendersDueAt: DEADLINE });
  });

  it('takes the place of an earlier one, until the deadline', () => {
    const other = 'b'.repeat(64);
    given(received(SEAL, '2026-05-01T09:00:00Z'))
      .when(submit({ seal: other }))
      .then(received(other));
    expect(given(received(SEAL, '2026-05-01T09:00:00Z'), received(other)).state()).toEqual({
      tender: { seal: other, receivedAt: DEADLINE },
      closed: false,
    });
  });

  it('changes nothing when it is the same tender again', () => {
    given(received(SEAL, '2026-05-01T09:00:00Z')).when(submit()).thenNothing();
  });

  it('is for those who were invited', () => {
    given()
      .when(submit({ organisationId: 'FROSTIQ', ofOrganisation: 'FROSTIQ' }))
      .thenRejected('tender.not-invited', { organisationId: 'FROSTIQ' });
  });

  it('is for nobody but the organisation itself', () => {
    given()
      .when(submit({ ofOrganisation: 'ICEWATCH' }))
      .thenRejected('tender.not-yours', { organisationId: 'KLIMATOR' });
    given()
      .when(submit({ ofOrganisation: undefined }))
      .thenRejected('tender.not-yours');
  });

  it('waits for the invitation', () => {
    given()
      .when(submit({ call: callAfter(...upTo.started) }))
      .thenRejected('tender.no-invitation-yet');
    given()
      .when(submit({ call: callAfter(...upTo.qualified) }))
      .thenRejected('tender.no-invitation-yet');
    given().when(submit({}, '2026-04-07T08:59:59.999Z')).thenRejected('tender.before-invitation');
    given().when(submit({}, '2026-04-07T09:00:00Z')).thenTypes('tender-received.v1');
  });

  it('is over when the procurement is', () => {
    given()
      .when(submit({ call: callAfter(...upTo.invited, cancelled) }))
      .thenRejected('tender.procurement-over');
    given()
      .when(submit({ call: callAfter(...toConcluded) }, LATE))
      .thenRejected('tender.procurement-over');
    given()
      .when(submit({ call: callAfter(...toOpened) }, LATE))
      .thenRejected('tender.too-late');
  });

  it('comes with a seal of 64 hexadecimal digits', () => {
    for (const seal of ['a'.repeat(63), 'a'.repeat(65), 'g'.repeat(64), 'A'.repeat(64)])
      given().when(submit({ seal })).thenRejected('tender.not-a-seal');
    given()
      .when(submit({ seal: '0123456789abcdef'.repeat(4) }))
      .thenTypes('tender-received.v1');
  });
});

describe('an envelope', () => {
  it('is closed once the deadline has passed, with or without a tender in it', () => {
    given(received()).when(close()).then(closed);
    given().when(close()).then(closed);
    given().when(close(DEADLINE)).thenRejected('tender.not-due', { tendersDueAt: DEADLINE });
  });

  it('stays closed', () => {
    given(received(), closed).when(close()).thenNothing();
    given(received(), closed)
      .when(submit({ seal: 'b'.repeat(64) }))
      .thenRejected('tender.too-late');
  });
});
