import { type BeforeApplicationShutdown, Logger } from '@nestjs/common';
import { within } from '@hub/event-store';
import type { AnyFact } from '@hub/kernel';
import type { DataSource } from 'typeorm';
import { BUILD_ID } from '../../config/build-id.js';
import { foldingKey } from './folding-key.js';
import type { Folding, KnownStream } from './known-stream.js';
import { asState, fromRow, INDEX, keepIn, type SnapshotRow } from './snapshot-rows.js';
import { type Due, type Kept, Snapshots, type Whereabouts } from './snapshots.js';

/** How long a command waits for a snapshot; reading the log is what it does without. */
const WAIT_MS = 500;
/** How long the read side is left alone after it did not answer. */
const PAUSE_MS = 5_000;
/** How many snapshots may wait to be taken. One that finds no place is asked for again by the next load. */
const MOST_WAITING = 100;

/** Snapshots in the database of the read side, whichever store holds the log. Commands go on when that database does not answer. */
export class PostgresSnapshots extends Snapshots implements BeforeApplicationShutdown {
  private readonly log = new Logger(PostgresSnapshots.name);
  private index: Promise<Map<string, number> | undefined> | undefined;
  private readonly last = new Map<string, number>();
  /** Up to which version this process has written where the commands of a stream are. */
  private readonly whole = new Map<string, number>();
  private readonly unfit = new Set<string>();
  private readonly waiting = new Set<string>();
  private taking: Promise<void> = Promise.resolve();
  private askAgainAt = 0;

  constructor(
    private readonly database: DataSource,
    private readonly build: string = BUILD_ID,
  ) {
    super();
  }

  override async versionOf<S, E extends AnyFact>(stream: string, folding: Folding<S, E>): Promise<number | undefined> {
    const key = foldingKey(folding);
    if (key === undefined) return undefined;
    this.index ??= this.ask('the list of snapshots', async () => {
      const rows = await this.query<SnapshotRow>(INDEX, [this.build]);
      for (const { stream: of, decider, version } of rows) this.last.set(placeOf(of, decider), version);
      return this.last;
    });
    if (!(await this.index)) this.index = undefined;
    return this.last.get(placeOf(stream, key));
  }

  override async find<S, E extends AnyFact>(stream: string, folding: Folding<S, E>): Promise<Kept<S> | undefined> {
    const key = foldingKey(folding);
    const rows = await this.ask(`the snapshot of ${stream}`, () =>
      this.query<SnapshotRow>('SELECT * FROM snapshots WHERE stream = $1 AND decider = $2 AND build = $3', [stream, key, this.build]),
    );
    return rows?.[0] && fromRow<S>(rows[0]);
  }

  override async whereIs<S, E extends AnyFact>(
    stream: string,
    folding: Folding<S, E>,
    commandId: string,
    since: number,
  ): Promise<Whereabouts> {
    const rows = await this.ask(`a command of ${stream}`, () =>
      this.query<{ kept: number; found: number | null }>(
        `SELECT s.version AS kept, c.version AS found FROM snapshots s
         LEFT JOIN snapshot_commands c ON c.stream = s.stream AND c.command_id = $3 WHERE s.stream = $1 AND s.decider = $2`,
        [stream, foldingKey(folding), commandId],
      ),
    );
    const row = rows?.[0];
    if (!row || row.kept < since - 1) return undefined;
    return row.found ?? 'nowhere';
  }

  override keep<S, E extends AnyFact>(known: KnownStream<S>, folding: Folding<S, E>, { length, behind }: Due): void {
    const key = known.version < length ? undefined : foldingKey(folding);
    if (key === undefined || this.unfit.has(key) || Date.now() < this.askAgainAt) return;
    const place = placeOf(known.stream, key);
    if (known.version - (this.last.get(place) ?? 0) < behind || this.waiting.has(place) || this.waiting.size >= MOST_WAITING) return;
    this.waiting.add(place);
    this.taking = this.taking
      .then(() => this.take(known, key, place))
      .catch((error: unknown) => this.rest(`no snapshot of ${known.stream} was taken`, error))
      .finally(() => this.waiting.delete(place));
  }

  override distrust<S, E extends AnyFact>(stream: string, folding: Folding<S, E>): void {
    const place = placeOf(stream, foldingKey(folding) ?? '');
    this.last.delete(place);
    this.whole.delete(place);
  }

  /** Ends when every snapshot that was begun is taken. */
  async settled(): Promise<void> {
    await this.taking;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.settled();
  }

  private async take(known: KnownStream<unknown>, decider: string, place: string): Promise<void> {
    const state = asState(known.state);
    if (!state) {
      this.unfit.add(decider);
      this.log.warn(`no snapshots are taken of streams like ${known.stream}: their state does not outlive being written down`);
      return;
    }
    const whole = Math.max(known.since - 1, this.whole.get(place) ?? 0);
    if (await keepIn(this.database, { ...known, decider, build: this.build, state }, whole)) {
      this.last.set(place, known.version);
      this.whole.set(place, known.version);
    } else {
      this.last.delete(place);
      this.whole.delete(place);
    }
  }

  private async query<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return (await this.database.query(text, [...values])) as Row[];
  }

  private async ask<T>(what: string, question: () => Promise<T>): Promise<T | undefined> {
    if (Date.now() < this.askAgainAt) return undefined;
    try {
      return await within(WAIT_MS, what, question());
    } catch (error) {
      this.rest('the log is read in full', error);
      return undefined;
    }
  }

  private rest(what: string, error: unknown): undefined {
    this.askAgainAt = Date.now() + PAUSE_MS;
    this.log.warn(`${what}; there are no snapshots for ${PAUSE_MS} ms`, error);
  }
}

const placeOf = (stream: string, decider: string): string => `${decider} ${stream}`;
