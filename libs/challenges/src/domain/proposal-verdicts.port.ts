/**
 * What a challenge must know of a proposal: whether the hub concluded that it calls for a challenge, and the living challenge that was
 * drafted from it, if any.
 */
export type ProposalVerdict = Readonly<{ proposalId: string; forAChallenge: boolean; challengeId?: string | undefined }>;

/** What evaluations concluded, and which challenges live. It may lag a moment behind both. */
export abstract class ProposalVerdicts {
  /** One answer for each proposal, in the order asked; one that was never concluded is not for a challenge. */
  abstract of(proposalIds: readonly string[]): Promise<readonly ProposalVerdict[]>;
}
