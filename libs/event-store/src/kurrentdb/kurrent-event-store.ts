import type { AnyFact } from '@hub/kernel';
import { type Appended, type Behind, EventStore, type Following, type NewFact, type Position, type Recorded } from '../event-store.js';
import { Appends } from './appends.js';
import { Connection } from './calls/connection.js';
import { followLog } from './following/follow-log.js';
import { PATIENCE, type Patience } from './calls/patience.js';
import { bytesBetween } from './positions.js';
import { Reads } from './reads.js';

/** Settings of the adapter that only tests have a reason to change. */
export type KurrentOptions = Readonly<{ patience?: Partial<Patience> }>;

/**
 * Streams in KurrentDB, 23.10 to 26.1. Its ids are not unique: the same ids at the version the stream is at are written a second time,
 * and `DuplicateFact` is never thrown. A position is both halves of a place in its log; `behind` counts bytes.
 *
 * Beyond the port: streams and types that begin with `$` are the server's own, and refused; so is `recordedAt` in the metadata, which is
 * where the time is kept. Content that is no JSON object makes `read` throw `UnreadableFact`; from `readAll` and `follow` such a fact
 * comes, and `unreadableText` tells it.
 */
export class KurrentEventStore extends EventStore {
  private readonly connection: Connection;
  private readonly reads: Reads;
  private readonly appends: Appends;
  private readonly patience: Patience;

  /**
   * @param connectionString goes to the client as it is: hosts, user, certificates, timeouts. Nothing is connected yet.
   * @throws {Error} when it is none.
   */
  constructor(connectionString: string, { patience = {} }: KurrentOptions = {}) {
    super();
    this.patience = { ...PATIENCE, ...patience };
    this.connection = new Connection(connectionString, this.patience);
    this.reads = new Reads(this.connection, this.patience);
    this.appends = new Appends(this.connection, this.reads, this.patience);
  }

  /** @throws {UnreadableFact} */
  override async read<Event extends AnyFact = AnyFact>(
    stream: string,
    fromVersion = 1,
    limit = Number.POSITIVE_INFINITY,
  ): Promise<readonly Recorded<Event>[]> {
    return limit <= 0 ? [] : this.reads.stream<Event>(stream, fromVersion, limit);
  }

  override append(stream: string, facts: readonly NewFact[], expected: number): Promise<Appended> {
    return this.appends.append(stream, facts, expected);
  }

  override readAll(after: Position, limit: number, types?: readonly string[]): Promise<readonly Recorded[]> {
    return this.reads.all(after, limit, types);
  }

  override last(): Promise<Recorded | undefined> {
    return this.reads.last();
  }

  override async head(): Promise<Position> {
    return (await this.reads.last())?.position ?? 0n;
  }

  override follow(after: Position, following: Following): AsyncIterable<readonly Recorded[]> {
    return followLog({ connection: this.connection, reads: this.reads, patience: this.patience }, after, following);
  }

  override behind(position: Position, head: Position): Behind {
    return { amount: head > position ? bytesBetween(position, head) : 0n, unit: 'bytes' };
  }

  override close(): Promise<void> {
    return this.connection.close();
  }
}
