import type { LocalDate } from '@hub/kernel';

/**
 * What a procurement decided, as far as a contract rests on it. `contractFrom` is the first day on which a contract may be signed
 * (LOU 20:1); it is missing until the latest award was notified.
 */
export type Award = Readonly<{
  challengeId: string;
  partners: readonly string[];
  contractFrom?: LocalDate | undefined;
  documentsVersion: string;
  /** LOU 6:40: whether the documents reserved ending after a phase. */
  mayEndAfterPhase: boolean;
  cancelled: boolean;
}>;

/** What partnerships must know of procurements before a contract is signed. It may lag a moment behind. */
export abstract class Awards {
  /** The award of a procurement; undefined when there is no such procurement, or nothing was awarded in it. */
  abstract awardOf(procurementId: string): Promise<Award | undefined>;
}
