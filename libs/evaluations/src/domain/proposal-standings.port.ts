/** What became of a proposal elsewhere. `challengeId` is the living challenge that was drafted from it. */
export type ProposalStanding = Readonly<{ status: 'open' | 'withdrawn' | 'merged'; challengeId?: string | undefined }>;

/** What tells a proposal from others before anything else of it is read. */
export type ProposalName = Readonly<{ title: string; department: string | null }>;

/**
 * What evaluations must know about their proposals before they conclude or reopen. It may lag a moment behind; a proposal that is
 * withdrawn in that moment takes no outcome.
 */
export abstract class ProposalStandings {
  /** A proposal of which nothing was heard is open. */
  abstract of(proposalId: string): Promise<ProposalStanding>;
  /** By proposal; a proposal of which nothing was heard yet is left out. */
  abstract namesOf(proposalIds: readonly string[]): Promise<ReadonlyMap<string, ProposalName>>;
}
