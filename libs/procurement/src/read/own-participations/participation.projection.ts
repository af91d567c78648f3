import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { assertNever } from '@hub/kernel';
import { joinProvenance, Projection, provenanceIn, type Rows } from '@hub/platform';
import type {
  CandidateQualified,
  CandidateRejected,
  InterestRegistered,
  RequestReceived,
  TenderersInvited,
} from '../../domain/procurement.events.js';
import { ParticipationRow } from './participation.row.js';

type OwnFact = InterestRegistered | RequestReceived | CandidateQualified | CandidateRejected | TenderersInvited;

@Injectable()
export class ParticipationProjection extends Projection<OwnFact> {
  override readonly name = 'procurement-own-participations.v1';
  override readonly on = [
    'interest-registered.v1',
    'request-to-participate-received.v1',
    'candidate-qualified.v1',
    'candidate-rejected.v1',
    'tenderers-invited.v1',
  ] as const;
  override readonly tables = [ParticipationRow];

  override async apply(fact: Recorded<OwnFact>, rows: Rows): Promise<void> {
    const { procurementId, challengeId } = fact.data;
    const whom = fact.type === 'tenderers-invited.v1' ? fact.data.candidates : [fact.data.organisationId];
    for (const organisationId of whom) {
      const before = await rows.findOneBy(ParticipationRow, { procurementId, organisationId });
      await rows.save(ParticipationRow, {
        ...(before ?? unknown(procurementId, challengeId, organisationId, fact.position)),
        ...told(fact),
        ...joinProvenance(before, provenanceIn(fact)),
      });
    }
  }
}

const unknown = (procurementId: string, challengeId: string, organisationId: string, position: bigint): ParticipationRow => ({
  procurementId,
  organisationId,
  challengeId,
  firstPosition: position.toString(),
  interested: false,
  requestedAt: null,
  standing: null,
  reason: null,
  tendersDueAt: null,
  sources: [],
  synthetic: [],
});

const told = ({ type, data }: OwnFact): Partial<ParticipationRow> => {
  switch (type) {
    case 'interest-registered.v1':
      return { interested: true };
    case 'request-to-participate-received.v1':
      return { requestedAt: data.receivedAt, standing: 'requested' };
    case 'candidate-qualified.v1':
      return { standing: 'qualified', reason: data.reason };
    case 'candidate-rejected.v1':
      return { standing: 'rejected', reason: data.reason };
    case 'tenderers-invited.v1':
      return { tendersDueAt: data.tendersDueAt };
    default:
      return assertNever(type);
  }
};
