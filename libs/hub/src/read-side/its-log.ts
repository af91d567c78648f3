import { asWritten, type EventStore } from '@hub/event-store';
import type { Config, Connections } from '@hub/platform';
import type { DataSource } from 'typeorm';

/** The read models were made of another log than the one that is configured, or of more than it holds. */
export class OtherLog extends Error {
  constructor(why: string) {
    super(`${why}. Name the log they were made of, or build them all from this one: hub rebuild --all`);
  }
}

type Known = Readonly<{ store: string; first_fact: string | null }>;

/**
 * Makes sure that log and read models belong together, before anything is read or written: a checkpoint is a place in one log and means
 * nothing in another. Read models that were made of nothing yet belong to whichever log comes.
 * @throws {OtherLog} also when the log ends before the read models do, as one does that was restored from a backup older than theirs.
 * @throws {StoreUnavailable}
 */
export const assertItsLog = async ({ config, database, store }: Connections): Promise<void> => {
  const [first, head] = await Promise.all([firstFactOf(store), store.head()]);
  const [standing]: { furthest: string }[] = await database.query('SELECT coalesce(max(position), 0) AS furthest FROM checkpoints');
  const furthest = BigInt(standing?.furthest ?? 0);
  const [known]: Known[] = await database.query('SELECT store, first_fact FROM read_side_log');
  if (furthest > 0n && known) {
    if (known.store !== storeOf(config)) throw new OtherLog(`The read models were made of a log in ${known.store}`);
    if (known.first_fact !== null && known.first_fact !== first)
      throw new OtherLog(`The read models were made of another log: it began with the fact ${known.first_fact}, this one with ${first}`);
  }
  if (furthest > head) throw new OtherLog(`The read models were made of the log up to position ${furthest}, and it ends at ${head}`);
  await itsLogIs(database, config, first);
};

/** The id of the first fact; undefined for an empty log. */
export const firstFactOf = async (store: EventStore): Promise<string | undefined> => (await asWritten(store).readAll(0n, 1))[0]?.id;

/** From here on the read models belong to this log. */
export const itsLogIs = async (database: DataSource, config: Config, first: string | undefined): Promise<void> => {
  await database.query(
    `INSERT INTO read_side_log (store, first_fact) VALUES ($1, $2)
     ON CONFLICT (one) DO UPDATE SET store = excluded.store, first_fact = excluded.first_fact`,
    [storeOf(config), first ?? null],
  );
};

const storeOf = ({ kurrentdbUrl }: Config): string => (kurrentdbUrl === undefined ? 'PostgreSQL' : 'KurrentDB');
