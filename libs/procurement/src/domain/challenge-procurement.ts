import {
  addMoney,
  compareMoney,
  type Decider,
  type Decision,
  type Fact,
  type Intent,
  money,
  type Money,
  reject,
  typesOf,
} from '@hub/kernel';
import type { OpenCycle } from './challenge-cycles.port.js';
import type { ConcludedScan } from './market-scans.port.js';
import { scanValidUntil } from './procurement/scan-age.js';
import { thresholdsOn } from './procurement/thresholds.js';
import type { EstimatedValue, ProcurementStarted } from './procurement.events.js';
import type { ProcurementRejection } from './procurement.rejections.js';

/** A challenge gets its procurement, on these grounds. The procurement itself begins with the same words. */
export type ProcurementAllotted = Fact<'procurement-allotted.v1', ProcurementStarted['data']>;
export const challengeProcurementEventTypes = typesOf<ProcurementAllotted>({ 'procurement-allotted.v1': true });

/** `cycle` and `scan` are what cycles and evaluations decided; `latestIsRunning` is what the latest procurement of the challenge says of itself. */
export type StartProcurementIntent = Intent<
  'start-procurement',
  {
    procurementId: string;
    challengeId: string;
    estimatedValue: EstimatedValue;
    cycle?: OpenCycle | undefined;
    scan?: ConcludedScan | undefined;
    latestIsRunning: boolean;
  }
>;

/** The latest procurement of the challenge, when it has had one. */
export type ChallengeProcurement = Readonly<{ latest?: ProcurementStarted['data'] }>;

/**
 * The procurements of one challenge, of which at most one is running. That is decided here, on a stream of the challenge, because the
 * streams of two procurements that are started at the same moment know nothing of each other.
 */
export const challengeProcurement: Decider<StartProcurementIntent, ChallengeProcurement, ProcurementAllotted, ProcurementRejection> = {
  initialState: {},
  decide: start,
  evolve: (_state, { data }) => ({ latest: data }),
};

function start(
  { data, on }: StartProcurementIntent,
  { latest }: ChallengeProcurement,
): Decision<ProcurementAllotted, ProcurementRejection> {
  const { procurementId, challengeId, cycle, scan } = data;
  if (latest && data.latestIsRunning) return reject('procurement.challenge-has-one', { procurementId: latest.procurementId });
  if (!cycle) return reject('procurement.challenge-not-taken-up', { challengeId });
  if (!scan) return reject('procurement.market-scan-missing', { challengeId });
  if (scan.solutionExists) return reject('procurement.solution-exists', { scanId: scan.scanId });
  const validUntil = scanValidUntil(scan.searchedOn, on);
  if (on > validUntil) return reject('procurement.market-scan-too-old', { searchedOn: scan.searchedOn, validUntil });

  const parts = Object.values(data.estimatedValue);
  const [first] = parts;
  if (parts.some(({ currency }) => currency !== first?.currency)) return reject('procurement.value-in-two-currencies');
  if (parts.some(tooLarge)) return reject('procurement.value-out-of-range');

  const { from, verified, values } = thresholdsOn(on);
  const value = valueOf(data.estimatedValue);
  return [
    {
      type: 'procurement-allotted.v1',
      data: {
        procurementId,
        challengeId,
        programmeId: cycle.programmeId,
        cycleNo: cycle.cycleNo,
        scanId: scan.scanId,
        scannedOn: scan.searchedOn,
        estimatedValue: data.estimatedValue,
        // LOU 1:4: a value that reaches the threshold is above it.
        aboveThreshold: compareMoney(value, values[value.currency]) >= 0,
        thresholdsFrom: from,
        thresholdsVerified: verified,
      },
    },
  ];
}

/** What counts against the thresholds: all development, what is bought at the end, and every option (LOU 5:3, 5:15). */
const valueOf = ({ development, purchase, options }: EstimatedValue): Money => addMoney(addMoney(development, purchase), options);

const tooLarge = (part: Money): boolean => compareMoney(part, money('1000000000000', part.currency)) > 0;
