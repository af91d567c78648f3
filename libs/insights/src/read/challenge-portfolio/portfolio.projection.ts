import { Injectable } from '@nestjs/common';
import { type ChallengeDrafted, challengeEventTypes } from '@hub/challenges';
import { type ProgrammeEvent, programmeEventTypes } from '@hub/cycles';
import { type EvaluationEvent, evaluationEventTypes } from '@hub/evaluations';
import type { Recorded } from '@hub/event-store';
import { ipRecordEventTypes } from '@hub/ip-records';
import { partnershipEventTypes } from '@hub/partnerships';
import { type OrganisationEvent, organisationEventTypes } from '@hub/people';
import { joinProvenance, Projection, type Provenance, provenanceIn, type Rows } from '@hub/platform';
import { procurementEventTypes } from '@hub/procurement';
import { type ProposalEvent, proposalEventTypes } from '@hub/proposals';
import { testBedEventTypes, timesheetEventTypes } from '@hub/testbeds';
import { In } from 'typeorm';
import { draftedStanding, figuresOf } from '../../domain/portfolio.js';
import { type ChainFact, foldChain } from './portfolio.fold.js';
import { PortfolioOrganisationRow, PortfolioProposalRow, PortfolioRow } from './portfolio.row.js';

export const PORTFOLIO = 'insights-challenge-portfolio.v1';
type ProposalFact = ProposalEvent | EvaluationEvent;
export type PortfolioFact = ProposalFact | ChainFact | ProgrammeEvent | OrganisationEvent;

/** Keeps one row for each challenge. Facts about a challenge that was never drafted are passed by. */
@Injectable()
export class PortfolioProjection extends Projection<PortfolioFact> {
  override readonly name = PORTFOLIO;
  override readonly on = [
    ...organisationEventTypes,
    ...proposalEventTypes,
    ...evaluationEventTypes,
    ...challengeEventTypes,
    ...programmeEventTypes,
    ...procurementEventTypes,
    ...partnershipEventTypes,
    ...ipRecordEventTypes,
    ...testBedEventTypes,
    ...timesheetEventTypes,
  ];
  override readonly tables = [PortfolioRow, PortfolioOrganisationRow, PortfolioProposalRow];

  override async apply(fact: Recorded<PortfolioFact>, rows: Rows): Promise<void> {
    if (fact.type === 'challenge-drafted.v1') await this.draft(fact, rows);
    else if (isOfOrganisation(fact)) await this.nameOrganisation(fact, rows);
    else if (isOfProposal(fact)) await this.markProposal(fact, rows);
    else if (isOfChallenge(fact)) await this.advance(fact, rows);
  }

  private async draft(fact: Recorded<ChallengeDrafted>, rows: Rows): Promise<void> {
    const { challengeId, title, proposalIds } = fact.data;
    const standing = draftedStanding(title);
    const row = Object.assign(new PortfolioRow(), {
      key: challengeId,
      draftedPosition: fact.position.toString(),
      ...figuresOf(standing),
      standing,
      ...joinProvenance(provenanceIn(fact)),
    });
    const proposals = await rows.findBy(PortfolioProposalRow, { proposalId: In([...proposalIds]) });
    for (const proposal of proposals) proposal.challengeIds.push(challengeId);
    await rows.save([proposals.reduce(marked, row), ...proposals]);
  }

  private async nameOrganisation(fact: Recorded<OrganisationEvent>, rows: Rows): Promise<void> {
    const { organisationId, name } = fact.data;
    const before = await rows.findOneBy(PortfolioOrganisationRow, { organisationId });
    const row = before ?? Object.assign(new PortfolioOrganisationRow(), { organisationId, sources: [], synthetic: [] });
    await rows.save(marked(Object.assign(row, { name }), provenanceIn(fact)));
  }

  /** What is made up in a proposal or its evaluation is marked in all that rests on it: in the one it was merged into, and in its challenge. */
  private async markProposal(fact: Recorded<ProposalFact>, rows: Rows): Promise<void> {
    const { proposalId } = fact.data;
    const before = await rows.findOneBy(PortfolioProposalRow, { proposalId });
    const row = before ?? Object.assign(new PortfolioProposalRow(), { proposalId, challengeIds: [], sources: [], synthetic: [] });
    const target = fact.type === 'proposal-merged.v1' ? await rows.findOneBy(PortfolioProposalRow, { proposalId: fact.data.into }) : null;
    const proposals = [marked(row, provenanceIn(fact)), ...(target ? [marked(target, row)] : [])];
    for (const proposal of proposals) {
      const challenges = await rows.findBy(PortfolioRow, { key: In(proposal.challengeIds) });
      await rows.save([proposal, ...challenges.map((challenge) => marked(challenge, proposal))]);
    }
  }

  private async advance(fact: Recorded<ChainFact>, rows: Rows): Promise<void> {
    const before = await rows.findOneBy(PortfolioRow, { key: fact.data.challengeId });
    if (!before) return;
    const standing = foldChain(before.standing, fact);
    await rows.save(marked(Object.assign(before, figuresOf(standing), { standing }), provenanceIn(fact)));
  }
}

const marked = <Row extends Provenance>(row: Row, known: Provenance): Row => Object.assign(row, joinProvenance(row, known));

const isOfOrganisation = (fact: Recorded<PortfolioFact>): fact is Recorded<OrganisationEvent> =>
  fact.type === 'organisation-registered.v1' || fact.type === 'organisation-renamed.v1';
const isOfProposal = (fact: Recorded<PortfolioFact>): fact is Recorded<ProposalFact> => 'proposalId' in fact.data;
const isOfChallenge = (fact: Recorded<PortfolioFact>): fact is Recorded<ChainFact> => 'challengeId' in fact.data;
