/** A cycle by its programme and its number in it. */
export type OpenCycle = Readonly<{ programmeId: string; cycleNo: number }>;

/** What a procurement must know of cycles before it starts. It may lag a moment behind; cycles stay open for months. */
export abstract class ChallengeCycles {
  /** The open cycle that has taken a challenge up; undefined when there is none. */
  abstract openCycleOf(challengeId: string): Promise<OpenCycle | undefined>;
}
