/** Which challenges there are. It may lag a moment behind. */
export abstract class KnownChallenges {
  abstract has(challengeId: string): Promise<boolean>;
}
