import type { ProposalFate } from './funnel.js';
import type { PortfolioChallenge } from './portfolio.port.js';

/** One challenge in the summary. `cycle` is the number of its cycle; the other figures are those of the portfolio. */
export type SummaryChallenge = Omit<PortfolioChallenge, 'programmeId' | 'cycleNo' | 'sources'> & Readonly<{ cycle: number | null }>;

/** `cyclesPlanned` and `challengesMax` are the limits of the programme; `cyclesOpened` counts the cycles that ever were open. */
export type SummaryProgramme = Readonly<{ cyclesPlanned: number; cyclesOpened: number; challengesMax: number }>;

/**
 * What the read models hold, from the log up to `position` at least. `programme` is the one that was defined last, null when there is
 * none. Challenges are in the order they were drafted.
 */
export type Summary = Readonly<{
  position: string;
  programme: SummaryProgramme | null;
  proposals: Readonly<{ submitted: number; outcomes: Readonly<Record<ProposalFate, number>> }>;
  challenges: readonly SummaryChallenge[];
}>;
