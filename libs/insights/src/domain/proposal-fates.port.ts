import type { ProposalFate } from './funnel.js';

/** How many proposals came to which end. The sum is the number of all that were submitted. */
export abstract class ProposalFates {
  /** The read model that it is read from. */
  abstract readonly projection: string;
  abstract counts(): Promise<Readonly<Record<ProposalFate, number>>>;
}
