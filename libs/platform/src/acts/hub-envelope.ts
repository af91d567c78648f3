import type { Recorded } from '@hub/event-store';
import type { Instant, LocalDate } from '@hub/kernel';
import { type Role, THE_HUB } from '../identity/asker.js';
import type { Envelope } from './act.js';
import { fingerprintOf, idOf } from './ids.js';
import { type Provenance, provenanceIn } from './provenance.js';

/** What an act of the hub itself follows from. */
export type Cause = Readonly<{ factId: string; at: Instant; on: LocalDate; correlationId: string; provenance: Provenance }>;

/** An act of the hub itself. Its command id is made of its name, its cause and the stream it is about: done twice, it is done once. */
export const hubEnvelope = (act: string, cause: Cause, stream: string): Envelope => ({
  act,
  at: cause.at,
  on: cause.on,
  playedBack: false,
  asker: THE_HUB,
  commandId: idOf(act, cause.factId, stream),
  fingerprint: fingerprintOf(act, { stream }),
  correlationId: cause.correlationId,
  causationId: cause.factId,
  provenance: cause.provenance,
});

/** A recorded fact as a cause: what follows happens at its time, and inherits its sources and its marks of synthetic data. */
export const causeOf = (fact: Recorded, dayOf: (at: Instant) => LocalDate): Cause => {
  const { metadata } = fact;
  const at = (metadata['occurredAt'] ?? fact.recordedAt) as Instant;
  return {
    factId: fact.id,
    at,
    on: dayOf(at),
    correlationId: metadata['correlationId'] ?? fact.id,
    provenance: provenanceIn(fact),
  };
};

/**
 * The envelope of the act that a recorded fact is part of, to finish that act where it broke off: what it still has to write is then
 * written as the act itself would have done, by the same person and with the same ids, however often and by whomever it is finished.
 */
export const envelopeOf = (fact: Recorded, dayOf: (at: Instant) => LocalDate): Envelope => {
  const { at, on, correlationId, provenance } = causeOf(fact, dayOf);
  const { act, commandId, fingerprint, actor, roles, causationId } = fact.metadata;
  if (!act || !commandId || !fingerprint || !actor) throw new Error(`${fact.type} (${fact.stream}/${fact.version}) names no act`);
  const asker = { ref: actor, roles: (roles?.split(',') ?? []) as Role[] };
  return { act, at, on, playedBack: false, asker, commandId, fingerprint, correlationId, causationId, provenance };
};
