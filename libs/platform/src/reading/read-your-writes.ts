import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { CheckpointRow } from '../projections/checkpoint.row.js';
import { readPosition } from './paging.js';

const PATIENCE_MS = 5_000;
const LOOK_EVERY_MS = 20;

/** A read model did not reach the position in time. The write stands; only this answer would have been too old. */
export class ReadBehind extends Error {
  constructor(
    readonly after: bigint,
    readonly reached: bigint,
  ) {
    super(`the read model has reached ${reached}, not yet ${after}; the write stands, ask again`);
  }
}

/** The position that all of `projections` have reached; 0 as long as one of them never started. */
export const positionReached = async (database: DataSource, projections: readonly string[]): Promise<bigint> => {
  const rows = await database.getRepository(CheckpointRow).findBy({ name: In([...projections]) });
  return rows.length < projections.length ? 0n : rows.map(({ position }) => BigInt(position)).reduce((a, b) => (a < b ? a : b));
};

/** Lets a query wait until its read models hold what a mutation wrote. */
@Injectable()
export class ReadYourWrites {
  constructor(private readonly database: DataSource) {}

  /**
   * Waits for the position a query names, when it names one.
   * @throws {GraphQLError} when it is no position. @throws {ReadBehind}
   */
  async waitFor(afterPosition: string | null | undefined, ...projections: readonly string[]): Promise<void> {
    if (afterPosition === null || afterPosition === undefined) return;
    await this.reached(projections, readPosition(afterPosition));
  }

  /** Waits at most five seconds until all of `projections` have reached `after`. @throws {ReadBehind} */
  async reached(projections: readonly string[], after: bigint): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const reached = await positionReached(this.database, projections);
      if (reached >= after) return;
      if (Date.now() > until) throw new ReadBehind(after, reached);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }
}
