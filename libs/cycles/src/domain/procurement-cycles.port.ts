import type { CyclePlace } from './challenge-standings.port.js';

/** Which cycle a procurement belongs to: a contract names its procurement and no cycle. */
export abstract class ProcurementCycles {
  /**
   * Undefined when no procurement of this id had started by the position `upTo` of the log.
   * @throws {Error} when it has not come so far yet, as something that passes by itself.
   */
  abstract of(procurementId: string, upTo: bigint): Promise<CyclePlace | undefined>;
}
