import { assertNever } from '@hub/kernel';
import type { IpTermsAgreed, ResaleReported, ResaleStatusChanged, UseByOthersReported } from '../../domain/ip-record.events.js';
import { evaluatingElsewhere, inUseElsewhere } from '../../domain/use-elsewhere.js';
import type { SpreadRow } from './spread.row.js';

export type SpreadFact = IpTermsAgreed | ResaleReported | ResaleStatusChanged | UseByOthersReported;
export type SpreadOfChallenge = Omit<SpreadRow, 'sources' | 'synthetic'>;

const nothing = (challengeId: string): SpreadOfChallenge => ({
  challengeId,
  owners: [],
  inUseElsewhere: null,
  evaluatingElsewhere: null,
  evaluatingIsApproximate: false,
  countedOn: null,
  counts: [],
  resales: [],
});

/** The spread of a challenge after one more fact about one of its solutions. */
export const foldSpread = (before: SpreadOfChallenge | undefined, { type, data }: SpreadFact): SpreadOfChallenge => {
  const spread = before ?? nothing(data.challengeId);
  switch (type) {
    case 'ip-terms-agreed.v1':
      return { ...spread, owners: [...new Set([...spread.owners, data.owner])].sort() };
    case 'resale-reported.v1': {
      const { challengeId: _challenge, ...resale } = data;
      return totalled({ ...spread, resales: [...spread.resales, resale] });
    }
    case 'resale-status-changed.v1': {
      const { ipRecordId, resaleId, status } = data;
      const isIt = (each: { ipRecordId: string; resaleId: string }) => each.ipRecordId === ipRecordId && each.resaleId === resaleId;
      return totalled({ ...spread, resales: spread.resales.map((each) => (isIt(each) ? { ...each, status } : each)) });
    }
    case 'use-by-others-reported.v1': {
      const { challengeId: _challenge, ...count } = data;
      const others = spread.counts.filter((each) => each.ipRecordId !== count.ipRecordId || each.asOf !== count.asOf);
      return totalled({ ...spread, counts: [...others, count].sort((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0)) });
    }
    default:
      return assertNever(type);
  }
};

/** Each solution by the rule, and all of them added up: who uses two solutions of a challenge counts twice. */
const totalled = (spread: SpreadOfChallenge): SpreadOfChallenge => {
  const { counts, resales } = spread;
  const solutions = [...new Set([...counts, ...resales].map(({ ipRecordId }) => ipRecordId))].map((ipRecordId) => {
    const latest = counts.filter((each) => each.ipRecordId === ipRecordId).at(-1);
    const own = resales.filter((each) => each.ipRecordId === ipRecordId);
    return { inUse: inUseElsewhere(latest?.inUse ?? null, own), ...evaluatingElsewhere(latest, own) };
  });
  return {
    ...spread,
    inUseElsewhere: sumOfKnown(solutions.map(({ inUse }) => inUse)),
    evaluatingElsewhere: sumOfKnown(solutions.map(({ evaluating }) => evaluating)),
    evaluatingIsApproximate: solutions.some(({ evaluatingIsApproximate }) => evaluatingIsApproximate),
    countedOn: counts.at(-1)?.asOf ?? null,
  };
};

/** Null when none of them is known. */
const sumOfKnown = (numbers: readonly (number | null)[]): number | null =>
  numbers.reduce((sum, each) => (each === null ? sum : (sum ?? 0) + each), null);
