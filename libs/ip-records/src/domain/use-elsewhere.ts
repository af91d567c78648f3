import type { ResaleStatus } from './ip-record.events.js';

type Resales = readonly Readonly<{ status: ResaleStatus }>[];

const having = (status: ResaleStatus, resales: Resales): number => resales.filter((each) => each.status === status).length;

/**
 * How many others use a solution: the latest count that was reported, or the number of named customers who are live with it where
 * that is larger. The two are not added up, because a count includes those who are named. Null where nobody counted and none that is
 * named is live: that is unknown. It is 0 only where somebody counted 0.
 */
export const inUseElsewhere = (latestCount: number | null, resales: Resales): number | null => {
  const named = having('live', resales);
  return named > (latestCount ?? 0) ? named : latestCount;
};

/** How many others are trying a solution or thinking about it, and whether that is a guess; null where nobody counted or named any. */
export type Evaluating = Readonly<{ evaluating: number | null; evaluatingIsApproximate: boolean }>;

/** By the same rule: the latest count, or the named customers who evaluate it where they are more, and then it is no guess. */
export const evaluatingElsewhere = (latest: Evaluating | undefined, resales: Resales): Evaluating => {
  const named = having('evaluating', resales);
  const counted = latest?.evaluating ?? null;
  if (named > (counted ?? 0)) return { evaluating: named, evaluatingIsApproximate: false };
  return { evaluating: counted, evaluatingIsApproximate: latest?.evaluatingIsApproximate ?? false };
};
