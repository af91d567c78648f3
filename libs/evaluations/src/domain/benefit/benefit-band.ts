import { addMoney, compareMoney, type Money, timesMoney } from '@hub/kernel';
import type { BenefitBand, Effect } from '../evaluation.events.js';
import type { BenefitThresholds } from './benefit-thresholds.events.js';

/**
 * What an effect is worth in a year, in SEK: the hours it saves at the hourly rate, plus the money it saves. Undefined when that is more
 * than an amount can hold, which only a mistyped figure leads to.
 */
export const annualValueOf = ({ hoursSavedPerYear, moneySavedPerYear }: Effect, { hourlyRate }: BenefitThresholds): Money | undefined => {
  try {
    return addMoney(timesMoney(hourlyRate, hoursSavedPerYear), moneySavedPerYear);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

/** The band of a yearly value. A value at a threshold has reached it. */
export const bandOf = (annualValue: Money, { mediumFrom, largeFrom }: BenefitThresholds): BenefitBand => {
  if (compareMoney(annualValue, largeFrom) >= 0) return 'large';
  return compareMoney(annualValue, mediumFrom) >= 0 ? 'medium' : 'small';
};
