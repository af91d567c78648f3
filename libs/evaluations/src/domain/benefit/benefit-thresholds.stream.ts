/** The hub has one set of thresholds, and so one stream: its facts are the history. */
export const BENEFIT_THRESHOLDS_STREAM = 'benefit-thresholds';
