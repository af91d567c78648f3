import { Injectable } from '@nestjs/common';
import { type EvaluationEvent, evaluationEventTypes } from '@hub/evaluations';
import type { Recorded } from '@hub/event-store';
import { joinProvenance, Projection, provenanceIn, type Rows } from '@hub/platform';
import { type ProposalEvent, proposalEventTypes, type ProposalSubmitted } from '@hub/proposals';
import { MatrixPointRow } from './matrix-point.row.js';

export const MATRIX = 'insights-effect-market-matrix.v1';
type MatrixFact = ProposalEvent | EvaluationEvent;

/** Keeps what the evaluators agreed on each proposal. Facts about a proposal that was never submitted are passed by. */
@Injectable()
export class MatrixProjection extends Projection<MatrixFact> {
  override readonly name = MATRIX;
  override readonly on = [...proposalEventTypes, ...evaluationEventTypes];
  override readonly tables = [MatrixPointRow];

  override async apply(fact: Recorded<MatrixFact>, rows: Rows): Promise<void> {
    const before =
      fact.type === 'proposal-submitted.v1' ? submitted(fact) : await rows.findOneBy(MatrixPointRow, { proposalId: fact.data.proposalId });
    if (!before) return;
    await rows.save(Object.assign(before, changesOf(fact), joinProvenance(before, provenanceIn(fact))));
  }
}

/** What was agreed before no longer holds, and nothing else is agreed yet. */
const NOT_AGREED = { benefit: null, market: null, annualValue: null, verdict: null } as const;

const changesOf = ({ type, data }: MatrixFact): Partial<MatrixPointRow> => {
  switch (type) {
    case 'proposal-registered.v1':
      return { caseNumber: data.caseNumber };
    case 'proposal-clarified.v1':
      return { title: data.title };
    case 'evaluation-agreed.v1':
      return { benefit: data.band, market: data.scan.conclusion, annualValue: data.annualValue };
    case 'evaluation-concluded.v1':
      return { benefit: data.band, market: data.scan.conclusion, annualValue: data.annualValue, verdict: data.verdict };
    case 'conflict-of-interest-declared.v1':
      return data.conflict ? NOT_AGREED : {};
    case 'joint-evaluation-supported.v1':
    case 'evaluation-reopened.v1':
      return NOT_AGREED;
    default:
      return {};
  }
};

const submitted = ({ data, position }: Recorded<ProposalSubmitted>): MatrixPointRow =>
  Object.assign(new MatrixPointRow(), {
    proposalId: data.proposalId,
    caseNumber: null,
    title: data.title,
    benefit: null,
    market: null,
    annualValue: null,
    verdict: null,
    sources: [],
    synthetic: [],
    position: position.toString(),
  });
