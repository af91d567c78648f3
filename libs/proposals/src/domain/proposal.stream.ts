export const PROPOSAL_PREFIX = 'proposal-';
export const proposalStream = (proposalId: string): string => `${PROPOSAL_PREFIX}${proposalId}`;
/** One register a year, so that numbers have no gaps within it. */
export const caseRegisterStream = (year: number): string => `case-register-${year}`;
