import { reject, type Rejection } from '@hub/kernel';
import type { BenefitBand, MarketScan } from './evaluation.events.js';
import type { ChallengeRuleRejection } from './evaluation.rejections.js';

/**
 * THE HUB'S OWN RULE: a proposal becomes a challenge only if
 *
 * 1. its benefit is large,
 * 2. no existing solution meets the need,
 * 3. it takes new development,
 * 4. of inventive height.
 *
 * All four, whoever decides. Source: Växjö kommun, Innovationshubben (vaxjo.se, 29 June 2023). What counts as large follows from the
 * thresholds the hub has set: see `bandOf` in benefit-band.ts.
 *
 * @returns why it may not become one, by the first condition that is not met; undefined when it may.
 */
export const whyNoChallenge = ({ band, scan }: { band: BenefitBand; scan: MarketScan }): Rejection<ChallengeRuleRejection> | undefined => {
  if (band !== 'large') return reject('evaluation.benefit-not-large', { band });
  if (scan.conclusion === 'exists') return reject('evaluation.solution-exists', { found: scan.found.map(({ name }) => name) });
  if (!scan.newDevelopmentNeeded) return reject('evaluation.no-new-development');
  if (!scan.inventiveHeight) return reject('evaluation.no-inventive-height');
  return undefined;
};
