import type { Recorded } from '@hub/event-store';
import type { Instant, LocalDate } from '@hub/kernel';
import { THE_HUB } from '../identity/asker.js';
import { type Envelope, NO_PROVENANCE, type Provenance } from './act.js';
import { fingerprintOf, idOf } from './ids.js';

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
    provenance: {
      sources: metadata['sources']?.split(',') ?? NO_PROVENANCE.sources,
      synthetic: metadata['synthetic']?.split(',') ?? NO_PROVENANCE.synthetic,
    },
  };
};
