export const EVALUATION_PREFIX = 'evaluation-';
/** An evaluation is named after its proposal. */
export const evaluationStream = (evaluationId: string): string => `${EVALUATION_PREFIX}${evaluationId}`;
