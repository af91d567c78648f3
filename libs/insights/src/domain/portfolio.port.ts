import type { PortfolioFigures } from './portfolio.js';

/**
 * One challenge as the portfolio shows it. Counts are null as long as nothing was reported; tenders until they are opened (LOU 12:10).
 * `synthetic` names what was made up to fill a gap in the sources, in any fact that touches the challenge.
 */
export type PortfolioChallenge = Omit<PortfolioFigures, 'partnerIds' | 'ownerIds'> &
  Readonly<{ key: string; partners: readonly string[]; ipOwner: string | null; sources: readonly string[]; synthetic: readonly string[] }>;

/** All challenges, in the order they were drafted. */
export abstract class Portfolio {
  /** The read model that it is read from. */
  abstract readonly projection: string;
  abstract all(): Promise<readonly PortfolioChallenge[]>;
}
