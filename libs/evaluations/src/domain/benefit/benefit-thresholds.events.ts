import { type Fact, type LocalDate, type Money, typesOf } from '@hub/kernel';

/**
 * From when on which yearly value counts as medium and as large. The value of a solution is the hours it saves in a year at
 * `hourlyRate`, plus the money it saves in a year. `source` says where the figures come from.
 */
export type BenefitThresholdsSet = Fact<
  'benefit-thresholds-set.v1',
  { validFrom: LocalDate; hourlyRate: Money; mediumFrom: Money; largeFrom: Money; source: string; reason: string }
>;
export type BenefitThresholds = BenefitThresholdsSet['data'];
export type BenefitThresholdsEvent = BenefitThresholdsSet;
export const benefitThresholdsEventTypes = typesOf<BenefitThresholdsEvent>({ 'benefit-thresholds-set.v1': true });
