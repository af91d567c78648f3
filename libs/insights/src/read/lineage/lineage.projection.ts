import { Injectable } from '@nestjs/common';
import { type ChallengeEvent, challengeEventTypes } from '@hub/challenges';
import { type EvaluationEvent, evaluationEventTypes } from '@hub/evaluations';
import type { Recorded } from '@hub/event-store';
import { type IpRecordEvent, ipRecordEventTypes } from '@hub/ip-records';
import type { AnyFact } from '@hub/kernel';
import { type PartnershipEvent, partnershipEventTypes } from '@hub/partnerships';
import { type OrganisationEvent, organisationEventTypes } from '@hub/people';
import { joinProvenance, Projection, provenanceIn, type Rows } from '@hub/platform';
import { type ProcurementEvent, procurementEventTypes } from '@hub/procurement';
import { type ProposalEvent, proposalEventTypes } from '@hub/proposals';
import { type TestBedEvent, testBedEventTypes } from '@hub/testbeds';
import type { LineageChange } from './lineage-change.fold.js';
import { LineageEdgeRow, LineageNodeRow } from './lineage.row.js';
import { ofChallenge, ofEvaluation, ofProposal } from './need.fold.js';
import { ofIpRecord, ofOrganisation, ofPartnership, ofProcurement, ofTestBed } from './solution.fold.js';

export const LINEAGE = 'insights-lineage.v1';
export type LineageFact =
  OrganisationEvent | ProposalEvent | EvaluationEvent | ChallengeEvent | ProcurementEvent | PartnershipEvent | IpRecordEvent | TestBedEvent;

type Fold = (fact: LineageFact) => readonly LineageChange[];
const heard = <Event extends AnyFact>(types: readonly Event['type'][], fold: (fact: Event) => readonly LineageChange[]) =>
  types.map((type): [string, Fold] => [type, fold as unknown as Fold]);

const FOLDS: ReadonlyMap<string, Fold> = new Map([
  ...heard(organisationEventTypes, ofOrganisation),
  ...heard(proposalEventTypes, ofProposal),
  ...heard(evaluationEventTypes, ofEvaluation),
  ...heard(challengeEventTypes, ofChallenge),
  ...heard(procurementEventTypes, ofProcurement),
  ...heard(partnershipEventTypes, ofPartnership),
  ...heard(ipRecordEventTypes, ofIpRecord),
  ...heard(testBedEventTypes, ofTestBed),
]);

/** Keeps the graph of all cases, and how one led to the other. */
@Injectable()
export class LineageProjection extends Projection<LineageFact> {
  override readonly name = LINEAGE;
  override readonly on = [...FOLDS.keys()] as LineageFact['type'][];
  override readonly tables = [LineageNodeRow, LineageEdgeRow];

  override async apply(fact: Recorded<LineageFact>, rows: Rows): Promise<void> {
    for (const change of FOLDS.get(fact.type)?.(fact) ?? []) await this.change(change, fact, rows);
  }

  private async change(change: LineageChange, fact: Recorded, rows: Rows): Promise<void> {
    switch (change.op) {
      case 'node':
        await this.node(change, fact, rows);
        return;
      case 'drop':
        await rows.delete(LineageNodeRow, { ref: change.ref });
        await rows.delete(LineageEdgeRow, { to: change.ref });
        await rows.delete(LineageEdgeRow, { from: change.ref });
        return;
      case 'link':
        await rows.save(LineageEdgeRow, { from: change.from, to: change.to, how: change.how });
        return;
      case 'unlink':
        await rows.delete(LineageEdgeRow, { from: change.from, how: change.how });
        return;
    }
  }

  private async node(change: Extract<LineageChange, { op: 'node' }>, fact: Recorded, rows: Rows): Promise<void> {
    const { op: _op, ...more } = change;
    const before = await rows.findOneBy(LineageNodeRow, { ref: change.ref });
    if (!before && change.label === undefined) return;
    const fresh = { alias: null, state: null, at: fact.metadata['occurredAt'] ?? fact.recordedAt, sources: [], synthetic: [] };
    const row = before ?? Object.assign(new LineageNodeRow(), fresh);
    await rows.save(Object.assign(row, more, joinProvenance(row, provenanceIn(fact))));
  }
}
