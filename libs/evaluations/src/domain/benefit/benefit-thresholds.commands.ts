import type { Intent } from '@hub/kernel';
import type { BenefitThresholds } from './benefit-thresholds.events.js';

export type SetBenefitThresholdsIntent = Intent<'set-benefit-thresholds', BenefitThresholds>;
