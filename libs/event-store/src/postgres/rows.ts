import type { AnyFact } from '@hub/kernel';
import type { Metadata, Recorded } from '../event-store.js';

/** A row of `events` as `COLUMNS` asks for it: an array, and JSON as text, which the driver would take apart more slowly. */
export type Row = readonly [
  id: string,
  stream: string,
  version: number,
  position: string,
  type: string,
  data: string,
  metadata: string,
  at: string,
];

export const COLUMNS = `id, stream, version, position, type, data::text, metadata::text,
  to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const recorded = <Event extends AnyFact>([id, stream, version, position, type, data, metadata, recordedAt]: Row): Recorded<Event> =>
  ({
    id,
    stream,
    version,
    position: BigInt(position),
    type,
    data: JSON.parse(data) as object,
    metadata: JSON.parse(metadata) as Metadata,
    recordedAt,
  }) as unknown as Recorded<Event>;
