import { Injectable } from '@nestjs/common';
import { type ChallengeDrafted, challengeEventTypes } from '@hub/challenges';
import type { Recorded } from '@hub/event-store';
import { ipRecordEventTypes } from '@hub/ip-records';
import { partnershipEventTypes } from '@hub/partnerships';
import { joinProvenance, Projection, provenanceIn, type Rows } from '@hub/platform';
import { procurementEventTypes } from '@hub/procurement';
import { type ProposalEvent, proposalEventTypes, type ProposalSubmitted } from '@hub/proposals';
import { In } from 'typeorm';
import { draftedChallenge, placeOf, reaching } from '../../domain/funnel.js';
import { FunnelCaseRow } from './funnel-case.row.js';
import { FunnelChallengeRow } from './funnel-challenge.row.js';
import { type ChainFact, foldChallenge, foldProposal } from './funnel.fold.js';

export const FUNNEL = 'insights-funnel.v1';
type FunnelFact = ProposalEvent | ChainFact;

/** Keeps every submitted proposal in its one place of the funnel. Facts about a case that was never opened are passed by. */
@Injectable()
export class FunnelProjection extends Projection<FunnelFact> {
  override readonly name = FUNNEL;
  override readonly on = [
    ...proposalEventTypes,
    ...challengeEventTypes,
    ...procurementEventTypes,
    ...partnershipEventTypes,
    ...ipRecordEventTypes,
  ] as const;
  override readonly tables = [FunnelCaseRow, FunnelChallengeRow];

  override async apply(fact: Recorded<FunnelFact>, rows: Rows): Promise<void> {
    if (fact.type === 'proposal-submitted.v1') await rows.save(submitted(fact));
    else if (fact.type === 'challenge-drafted.v1') await this.draft(fact, rows);
    else if (isOfProposal(fact)) await this.proposal(fact, rows);
    else await this.challenge(fact, rows);
  }

  private async proposal(fact: Recorded<ProposalEvent>, rows: Rows): Promise<void> {
    const before = await rows.findOneBy(FunnelCaseRow, { proposalId: fact.data.proposalId });
    if (!before) return;
    const after = marked(Object.assign(before, foldProposal(before, fact)), fact);
    const challenge = after.challengeId ? await rows.findOneBy(FunnelChallengeRow, { challengeId: after.challengeId }) : null;
    await rows.save(placed(after, challenge));
  }

  private async draft(fact: Recorded<ChallengeDrafted>, rows: Rows): Promise<void> {
    const { data } = fact;
    const challenge = Object.assign(new FunnelChallengeRow(), {
      challengeId: data.challengeId,
      standing: draftedChallenge,
      reason: null,
      reached: ['challenge'],
      ...joinProvenance(provenanceIn(fact)),
    });
    await rows.save(challenge);
    const parts = await rows.findBy(FunnelCaseRow, { proposalId: In([...data.proposalIds]) });
    for (const part of parts) part.challengeId = data.challengeId;
    await rows.save(parts.map((part) => placed(part, challenge)));
  }

  private async challenge(fact: Recorded<ChainFact>, rows: Rows): Promise<void> {
    const before = await rows.findOneBy(FunnelChallengeRow, { challengeId: fact.data.challengeId });
    if (!before) return;
    const after = marked(Object.assign(before, foldChallenge(before, fact)), fact);
    await rows.save(after);
    const proposals = await rows.findBy(FunnelCaseRow, { challengeId: after.challengeId });
    await rows.save(proposals.map((proposal) => placed(proposal, after)));
  }
}

const isOfProposal = (fact: Recorded<FunnelFact>): fact is Recorded<ProposalEvent> => 'proposalId' in fact.data;

const submitted = (fact: Recorded<ProposalSubmitted>): FunnelCaseRow =>
  Object.assign(new FunnelCaseRow(), {
    proposalId: fact.data.proposalId,
    caseNumber: null,
    title: fact.data.title,
    source: fact.data.source,
    place: 'submitted',
    reason: null,
    challengeId: null,
    mergedInto: null,
    standing: 'submitted',
    ownReason: null,
    reached: ['submitted'],
    position: fact.position.toString(),
    ...joinProvenance(provenanceIn(fact)),
  });

/** The proposal in its place, with what is synthetic in whatever put it there. */
const placed = (proposal: FunnelCaseRow, challenge: FunnelChallengeRow | null): FunnelCaseRow => {
  const place = placeOf(proposal.standing, challenge?.standing);
  if (!challenge || place === proposal.standing) return Object.assign(proposal, { place, reason: proposal.ownReason });
  return Object.assign(proposal, {
    place,
    reason: place === 'abandoned' ? challenge.reason : proposal.ownReason,
    reached: reaching(proposal.reached, ...challenge.reached),
    ...joinProvenance(proposal, challenge),
  });
};

const marked = <Row extends FunnelCaseRow | FunnelChallengeRow>(row: Row, fact: Recorded<FunnelFact>): Row =>
  Object.assign(row, joinProvenance(row, provenanceIn(fact)));
