import { HUB_RULE, on, type RejectionCatalogue } from '@hub/kernel';

/** Every refusal that setting the thresholds of benefit can meet. */
export const benefitThresholdsRejections = {
  'benefit-thresholds.not-in-sek': on(HUB_RULE, 'The thresholds and the hourly rate are amounts in SEK.'),
  'benefit-thresholds.not-ascending': on(HUB_RULE, 'Large begins above medium.'),
  'benefit-thresholds.not-after-the-last': on(
    HUB_RULE,
    'New thresholds hold from a day after the last ones; what held before stays as it was.',
  ),
} as const satisfies RejectionCatalogue;
export type BenefitThresholdsRejection = keyof typeof benefitThresholdsRejections;
