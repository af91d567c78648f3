import { setMaxListeners } from 'node:events';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { within } from '../../ask-again.js';
import { StoreUnavailable } from '../../event-store.js';
import { Channels } from './channels.js';
import { isLost } from './fates.js';
import type { Patience } from './patience.js';
import { Slots } from './slots.js';

/** The client has two connections: appends and subscriptions go through one, reads through the other. */
export type Half = 'appends' | 'reads';

/**
 * A client; `gone` is aborted when it is given up. `answered` are its halves that have answered once, `failing` those that have given no
 * answer since a moment, in milliseconds of `performance.now`. Who appends takes slots.
 */
export type Line = Readonly<{
  client: KurrentDBClient;
  gone: AbortSignal;
  slots: Slots;
  answered: Set<Half>;
  failing: Map<Half, number>;
}>;

type OwnLine = Line & Readonly<{ channels: Channels; ending: AbortController }>;

/** How long an answer is waited for, in milliseconds; `keeps` when the line is not given up for want of it. */
export type Waiting = Readonly<{ msLeft: number; keeps?: boolean }>;

const DISPOSE_MS = 1_000;
/** How long one half of a client may fail, and do nothing but fail, before the client is given up. */
const FAILING_MS = 500;
/**
 * How many messages of appends may be under way on the call that all appends of a client share. From 16 on the client holds them back in
 * a queue of its own, and a call that breaks then rejects promises that nobody holds: the process would end.
 */
const MESSAGES = 15;

/**
 * The way to the server. A client that has not answered in time is given up, with all that hangs on it, and the next call has a fresh
 * one: the client's own deadlines do not end its reads, nor an append on a shared call that the server has left. So is one that has done
 * nothing but fail for a while: after an outage its native half can go on to say that the server is not there, for ever.
 */
export class Connection {
  private current: OwnLine | undefined;
  private isClosed = false;

  /** @throws {Error} for a connection string that is none; it does not repeat the string, which may hold a password. */
  constructor(
    private readonly connectionString: string,
    private readonly patience: Patience,
  ) {
    this.current = this.open();
  }

  get closed(): boolean {
    return this.isClosed;
  }

  /** @throws {StoreUnavailable} once it is closed. */
  line(): Line {
    if (this.isClosed) throw new StoreUnavailable('it was closed');
    this.current ??= this.open();
    return this.current;
  }

  /**
   * Asks for something, for `msLeft` at most, and for `answerMs` where an answer has come before: a line that is new is still being
   * connected, and giving it up as fast would never end.
   * @throws {StoreUnavailable} when there was no answer; the next call has another client.
   * @throws what the client throws.
   */
  async ask<T>(half: Half, { msLeft, keeps = false }: Waiting, asked: (client: KurrentDBClient, ms: number) => Promise<T>): Promise<T> {
    const line = this.line();
    try {
      const { answerMs, firstAnswerMs } = this.patience;
      const answer = await asked(line.client, Math.min(msLeft, line.answered.has(half) ? answerMs : firstAnswerMs));
      this.hasAnswered(line, half);
      return answer;
    } catch (error) {
      if (!isLost(error)) this.hasAnswered(line, half);
      else if (error instanceof StoreUnavailable ? !keeps : this.isFailing(line, half)) this.giveUp(line);
      throw error;
    }
  }

  private hasAnswered({ answered, failing }: Line, half: Half): void {
    answered.add(half);
    failing.delete(half);
  }

  private isFailing({ failing }: Line, half: Half): boolean {
    const now = performance.now();
    const since = failing.get(half) ?? now;
    failing.set(half, since);
    return now - since >= FAILING_MS;
  }

  /** Gives a line up, unless that has been done. What is under way on it is lost. */
  giveUp(line: Line): void {
    if (this.current !== line) return;
    const given = this.current;
    this.current = undefined;
    given.ending.abort();
    // To dispose of a client can hang for ever, as its calls can.
    void letGo(given).catch(() => undefined);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    const { current } = this;
    this.current = undefined;
    if (!current) return;
    current.ending.abort();
    await within(DISPOSE_MS, 'to let go', letGo(current)).catch(() => undefined);
  }

  private open(): OwnLine {
    const ending = new AbortController();
    // Every append that waits listens.
    setMaxListeners(0, ending.signal);
    try {
      const client = KurrentDBClient.connectionString(this.connectionString);
      const gone = ending.signal;
      const channels = new Channels(client);
      return { client, gone, slots: new Slots(MESSAGES, gone), answered: new Set(), failing: new Map(), channels, ending };
    } catch (error) {
      const { expected } = error as { expected?: unknown };
      if (typeof expected !== 'string') throw error;
      throw new Error(`this is not a connection string of KurrentDB: ${expected} is expected`);
    }
  }
}

/** Ends the calls of a client and closes its channels, which `dispose` leaves open. */
const letGo = async ({ client, channels }: OwnLine): Promise<void> => {
  const disposed = client.dispose();
  channels.close();
  await disposed;
};
