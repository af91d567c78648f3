/** How far a challenge has come, as far as a cycle must know: only one that is ready or published can be taken up. */
export type ChallengeStanding = 'draft' | 'ready' | 'published' | 'taken-up' | 'over';

/** A cycle, by its programme and its number. */
export type CyclePlace = Readonly<{ programmeId: string; cycleNo: number }>;

/** `place` is the cycle that has it, of whatever programme. */
export type KnownChallenge = Readonly<{ standing: ChallengeStanding; place?: CyclePlace | undefined }>;

/** What cycles must know about challenges before they take one up. It may lag a moment behind. */
export abstract class ChallengeStandings {
  /** Undefined when no challenge of this id was drafted. */
  abstract of(challengeId: string): Promise<KnownChallenge | undefined>;
}
