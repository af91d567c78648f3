import { compareMoney, type Decider, type LocalDate, reject } from '@hub/kernel';
import type { SetBenefitThresholdsIntent } from './benefit-thresholds.commands.js';
import type { BenefitThresholds, BenefitThresholdsEvent } from './benefit-thresholds.events.js';
import type { BenefitThresholdsRejection } from './benefit-thresholds.rejections.js';

/** All thresholds the hub ever set, the first first; each holds from its day until the next one does. */
export type BenefitThresholdsHistory = readonly BenefitThresholds[];

/** The thresholds the hub sets: what an hour is worth, and from which yearly value on a benefit is medium and large. */
export const benefitThresholds: Decider<
  SetBenefitThresholdsIntent,
  BenefitThresholdsHistory,
  BenefitThresholdsEvent,
  BenefitThresholdsRejection
> = {
  initialState: [],
  decide({ data }, history) {
    const { hourlyRate, mediumFrom, largeFrom, validFrom } = data;
    if ([hourlyRate, mediumFrom, largeFrom].some(({ currency }) => currency !== 'SEK')) return reject('benefit-thresholds.not-in-sek');
    if (compareMoney(mediumFrom, largeFrom) >= 0) return reject('benefit-thresholds.not-ascending', { mediumFrom, largeFrom });
    const last = history.at(-1);
    if (last && validFrom <= last.validFrom) return reject('benefit-thresholds.not-after-the-last', { validFrom, last: last.validFrom });
    return [{ type: 'benefit-thresholds-set.v1', data }];
  },
  evolve: (history, { data }) => [...history, data],
};

/** The thresholds that hold on a day: the last ones that began on it or before. None before the first were set. */
export const thresholdsOn = (history: BenefitThresholdsHistory, day: LocalDate): BenefitThresholds | undefined =>
  history.filter(({ validFrom }) => validFrom <= day).at(-1);
