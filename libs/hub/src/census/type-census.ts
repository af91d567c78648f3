import { setTimeout as wait } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { asWritten, EventStore } from '@hub/event-store';
import { Config } from '@hub/platform';
import { DataSource } from 'typeorm';
import { knownTypes } from '../evolution/known-types.js';

/** A type that is in the store and that this program does not know: how many facts have it, and where the first and the last one are. */
export type UnknownType = Readonly<{ type: string; facts: number; firstPosition: bigint; lastPosition: bigint }>;

const PAGE = 1_000;
/** How long the start of the program waits for the census to be complete. */
const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 60_000;

/**
 * Which types of facts the log holds, and which of them this program does not know: those of a newer program that was taken back, or of
 * code that was removed. They are told in the log as errors; nothing stops for them, because nobody asks for them. The log is read once,
 * from where the census ended the last time. It runs where the followers run.
 */
@Injectable()
export class TypeCensus implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(TypeCensus.name);
  private readonly told = new Set<string>();
  private readonly ending = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: EventStore,
    private readonly database: DataSource,
    private readonly config: Config,
  ) {}

  /** Waits up to ten seconds for the census; a longer one goes on while the program works. */
  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.projections) return;
    const first = this.look();
    this.running = first.then(() => this.goOn());
    await Promise.race([first, wait(PATIENCE_MS, undefined, { signal: this.ending.signal, ref: false }).catch(() => undefined)]);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  /** The types in the store that this program does not know, as far as the log has been read for them. */
  async unknownTypes(): Promise<readonly UnknownType[]> {
    const rows: { type: string; facts: string; first: string; last: string }[] = await this.database.query(
      `SELECT type, facts, first_position AS first, last_position AS last FROM event_types WHERE NOT type = ANY ($1) ORDER BY type`,
      [[...knownTypes()]],
    );
    return rows.map(({ type, facts, first, last }) => ({
      type,
      facts: Number(facts),
      firstPosition: BigInt(first),
      lastPosition: BigInt(last),
    }));
  }

  /** Reads the log on to its end, and tells of each unknown type once. */
  async catchUp(): Promise<void> {
    while (!this.isEnding() && (await this.takePage()));
    for (const { type, facts, firstPosition } of await this.unknownTypes()) {
      if (this.told.has(type)) continue;
      this.told.add(type);
      this.log.error(
        `the store holds a type this program does not know: ${type} (facts: ${facts}, the first at position ${firstPosition})`,
      );
    }
  }

  private async goOn(): Promise<void> {
    while (!this.isEnding()) {
      await wait(LOOK_EVERY_MS, undefined, { signal: this.ending.signal, ref: false }).catch(() => undefined);
      if (!this.isEnding()) await this.look();
    }
  }

  private isEnding(): boolean {
    return this.ending.signal.aborted;
  }

  private async look(): Promise<void> {
    try {
      await this.catchUp();
    } catch (error) {
      this.log.error('the types in the store could not be counted; it is tried again', error);
    }
  }

  /** Takes the next page, in one transaction with how far the census is. @returns whether there can be more. */
  private async takePage(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const held: { position: string }[] = await tx.query('SELECT position FROM event_census FOR UPDATE');
      const facts = await asWritten(this.store).readAll(BigInt(held[0]?.position ?? 0), PAGE);
      const last = facts.at(-1);
      if (!last) return false;
      await tx.query(
        `INSERT INTO event_types AS t (type, facts, first_position, last_position)
         SELECT type, count(*), min(position), max(position) FROM unnest($1::text[], $2::numeric[]) AS fact(type, position) GROUP BY type
         ON CONFLICT (type) DO UPDATE SET facts = t.facts + excluded.facts, last_position = excluded.last_position`,
        [facts.map(({ type }) => type), facts.map(({ position }) => position.toString())],
      );
      await tx.query('UPDATE event_census SET position = $1', [last.position.toString()]);
      return facts.length === PAGE;
    });
  }
}
