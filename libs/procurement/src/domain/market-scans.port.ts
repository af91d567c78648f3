import type { LocalDate } from '@hub/kernel';

/** A concluded market scan: on which day was searched, and whether something was found that meets the need. */
export type ConcludedScan = Readonly<{ scanId: string; searchedOn: LocalDate; solutionExists: boolean }>;

/** What a procurement must know of the evaluations before it starts. It may lag a moment behind. */
export abstract class MarketScans {
  /** The newest scan for any of the proposals that a challenge was drafted from; undefined when there is none. */
  abstract newestOf(challengeId: string): Promise<ConcludedScan | undefined>;
}
