import {
  BACKWARDS,
  END,
  eventTypeFilter,
  excludeSystemEvents,
  type Filter,
  type KurrentDBClient,
  type RecordedEvent,
  START,
} from '@kurrent/kurrentdb-client';
import type { AnyFact } from '@hub/kernel';
import { type Position, type Recorded, StoreUnavailable } from '../event-store.js';
import { UnreadableFact, unreadableText } from '../unreadable-fact.js';
import { collect } from './calls/collect.js';
import type { Connection, Waiting } from './calls/connection.js';
import { isFact, placed, recorded } from './facts.js';
import { fateOf } from './calls/fates.js';
import { askUntilAnswered, type Patience } from './calls/patience.js';
import { placeOf } from './positions.js';

/**
 * A piece of the log. `at` is up to where it was looked at; `isLast` when that was the end. `walked` when the server was too slow in
 * looking for the types, and the next piece is better looked at without it.
 */
export type Page = Readonly<{ facts: readonly Recorded[]; at: Position; isLast: boolean; walked: boolean }>;

/** Which piece: up to `limit` events after a position, of some types or of all. `walks` looks through it here, not at the server. */
export type Piece = Readonly<{
  after: Position;
  limit: number;
  types?: readonly string[] | undefined;
  walks?: boolean;
  msLeft?: number;
}>;

const WALK = 1_000;
const BACKWARDS_AT_ONCE = 8;

/** What the server is asked to leave out: what it wrote for itself, or all but some types. It compares beginnings only. */
export const filterOf = (types: readonly string[] | undefined): Filter =>
  types ? eventTypeFilter({ prefixes: [...types] }) : excludeSystemEvents();

/** Whether a fact was asked for. */
export const isWanted = (types: readonly string[] | undefined, { type }: { type: string }): boolean => types?.includes(type) ?? true;

/** Reads of streams and of the log, each with a deadline of its own. */
export class Reads {
  constructor(
    private readonly connection: Connection,
    private readonly patience: Patience,
  ) {}

  /** @throws {UnreadableFact} */
  async stream<Event extends AnyFact>(stream: string, from: number, limit: number): Promise<readonly Recorded<Event>[]> {
    const asked = {
      fromRevision: BigInt(Math.max(from, 1) - 1),
      requiresLeader: true,
      ...(Number.isFinite(limit) ? { maxCount: limit } : {}),
    };
    const events = await this.untilAnswered(stream, (client) => client.readStream(stream, asked), []);
    const facts = events.filter(isFact).map((event) => recorded<Event>(event));
    const bad = (facts as readonly Recorded[]).find((fact) => unreadableText(fact) !== undefined);
    if (bad) throw new UnreadableFact(bad);
    return facts;
  }

  /** The version a stream is at. */
  async versionOf(stream: string): Promise<number> {
    // Without the END the client reads forwards, whatever the direction says.
    const asked = { direction: BACKWARDS, fromRevision: END, maxCount: 1, requiresLeader: true } as const;
    const [last] = await this.untilAnswered(stream, (client) => client.readStream(stream, asked), []);
    return last ? Number(last.revision) + 1 : 0;
  }

  /** The last fact of the log. */
  async last(): Promise<Recorded | undefined> {
    for (let fromPosition: ReturnType<typeof placeOf> | typeof END = END; ;) {
      const asked = { direction: BACKWARDS, fromPosition, maxCount: BACKWARDS_AT_ONCE, filter: filterOf(undefined) } as const;
      const events = await this.untilAnswered('the last fact', (client) => client.readAll(asked));
      const found = events.find(isFact);
      if (found) return recorded(found);
      const earliest = events.at(-1)?.position;
      if (events.length < BACKWARDS_AT_ONCE || !earliest) return undefined;
      fromPosition = earliest;
    }
  }

  /** Up to `limit` facts after a position, however many pieces of the log it takes to find them. */
  async all(after: Position, limit: number, types?: readonly string[]): Promise<readonly Recorded[]> {
    const facts: Recorded[] = [];
    let page: Pick<Page, 'at' | 'isLast' | 'walked'> = { at: after, isLast: limit <= 0 || types?.length === 0, walked: false };
    while (!page.isLast && facts.length < limit) {
      const piece = { after: page.at, limit: limit - facts.length, types, walks: page.walked };
      const next = await askUntilAnswered('a page of the log', (msLeft) => this.page({ ...piece, msLeft }), this.patience);
      facts.push(...next.facts);
      page = next;
    }
    return facts;
  }

  /**
   * One piece of the log, asked for once. When the server looks for the types for too long, because there are few such facts in a long
   * log, the piece is shorter and looked through here: there is always a next piece.
   */
  async page({ after, limit, types, walks = false, msLeft = this.patience.callMs }: Piece): Promise<Page> {
    const until = Date.now() + msLeft;
    const wanted = (fact: Recorded): boolean => isWanted(types, fact);
    if (types && !walks) {
      try {
        return await this.piece({ after, limit, types, msLeft, keeps: true }, wanted);
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
      }
    }
    const left = { msLeft: Math.max(1, until - Date.now()) };
    if (!types) return this.piece({ after, limit, ...left }, wanted);
    const walk = await this.piece({ after, limit: WALK, ...left }, wanted);
    const facts = walk.facts.slice(0, limit);
    const isCut = facts.length < walk.facts.length;
    return { facts, at: isCut ? (facts.at(-1)?.position ?? after) : walk.at, isLast: walk.isLast && !isCut, walked: true };
  }

  private async piece(
    { after, limit, types, ...waiting }: Piece & { keeps?: boolean },
    wanted: (fact: Recorded) => boolean,
  ): Promise<Page> {
    // Forwards a read begins with what is at the position, which was had already.
    const maxCount = limit + (after > 0n ? 1 : 0);
    const fromPosition = after > 0n ? placeOf(after) : (START as typeof START);
    const events = await this.events(
      'a page of the log',
      (client) => client.readAll({ fromPosition, maxCount, filter: filterOf(types) }),
      waiting,
    ).catch(async (error: unknown) => {
      if (fateOf(error) !== 'no-place') throw error;
      const last = await this.last();
      if (after < (last?.position ?? 0n)) throw new RangeError(`${after} is not the position of a fact in this log`);
      return [];
    });
    const looked = events.filter((event) => placed(event) > after).slice(0, limit);
    const at = looked.at(-1);
    return {
      facts: looked
        .filter(isFact)
        .map((event) => recorded(event))
        .filter(wanted),
      at: at ? placed(at) : after,
      isLast: events.length < maxCount,
      walked: false,
    };
  }

  /** Asks again until it is answered; what is not there is `instead`. */
  private untilAnswered(what: string, ask: (client: KurrentDBClient) => AsyncIterable<Resolved>, instead?: RecordedEvent[]) {
    return askUntilAnswered(
      what,
      async (msLeft) => {
        try {
          return await this.events(what, ask, { msLeft });
        } catch (error) {
          if (instead && fateOf(error) === 'no-stream') return instead;
          throw error;
        }
      },
      this.patience,
    );
  }

  private async events(what: string, ask: (client: KurrentDBClient) => AsyncIterable<Resolved>, waiting: Partial<Waiting>) {
    const resolved = await this.connection.ask('reads', { msLeft: this.patience.callMs, ...waiting }, (client, ms) =>
      collect(ms, what, ask(client)),
    );
    return resolved.flatMap(({ event }) => (event ? [event as RecordedEvent] : []));
  }
}

type Resolved = Readonly<{ event?: unknown }>;
