import { Challenges1795564098954 } from './migrations/1795564098954-challenges.js';
import { ChallengeRow } from './read/challenges/challenge.row.js';
import { ProposalVerdictRow } from './read/proposal-verdicts/proposal-verdict.row.js';

/** The tables of this context, and how they came to be. */
export const challengesRows = [ChallengeRow, ProposalVerdictRow];
export const challengesMigrations = [Challenges1795564098954];
