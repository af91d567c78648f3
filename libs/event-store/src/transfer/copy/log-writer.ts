import type { EventStore, NewFact, Position, Recorded } from '../../event-store.js';
import { type Piece, type PieceSize, RUN } from '../read-log.js';

/** A way to record facts at the end of a store, in the order of a log that is copied. */
export abstract class LogWriter {
  /** The pieces it takes at once. */
  abstract readonly takes: PieceSize;

  /**
   * Records these facts in this order, all or none, at the end of the store; `end` is where it ended until then, which nobody else
   * changes. @returns where it ends then.
   */
  abstract write(piece: Piece, end: Position): Promise<Position>;
}

/** Into any store: neighbours of one stream with one append, one append at a time, because two at once could change places. */
export class RunByRun extends LogWriter {
  override readonly takes = RUN;

  constructor(private readonly store: EventStore) {
    super();
  }

  override async write(run: Piece): Promise<Position> {
    const [{ stream, version }] = run;
    return (await this.store.append(stream, run.map(asNew), version - 1)).position;
  }
}

/** A recorded fact as it is recorded elsewhere: with the id and the time it has. */
export const asNew = ({ id, type, data, metadata, recordedAt }: Recorded): NewFact => ({
  id,
  type,
  data: data as object,
  metadata,
  recordedAt,
});
