const PAUSES_MS = [50, 100, 250, 500, 1_000];

/**
 * How long a follower waits before it tries again, in milliseconds: longer with each trouble that comes before anything went well, and for
 * nobody exactly as long as for another, so that not all come back at the same moment.
 */
export class Pauses {
  private troubles = 0;

  /** `random` gives numbers from 0 up to 1. */
  constructor(private readonly random: () => number = Math.random) {}

  /** The pause after one more trouble. */
  next(): number {
    const ms = PAUSES_MS[Math.min(this.troubles, PAUSES_MS.length - 1)] as number;
    this.troubles += 1;
    return ms * (0.5 + this.random());
  }

  /** Something went well: the next pause is a short one. */
  over(): void {
    this.troubles = 0;
  }
}
