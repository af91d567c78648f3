import {
  type Appended,
  type Behind,
  EventStore,
  type Following,
  type NewFact,
  OutcomeUnknown,
  type Position,
  type Recorded,
  StoreUnavailable,
  WrongVersion,
} from '@hub/event-store';
import type { AnyFact } from '@hub/kernel';

/** What a store can be asked, by name, except to follow. */
export type Asked = 'append' | 'read' | 'readAll' | 'last' | 'head';
/** A call: when it was made and when it ended, in milliseconds of `performance.now`, and how it ended. */
export type Call = { readonly what: Asked; readonly begun: number; ended?: number; how?: string };

const TYPED = [StoreUnavailable, OutcomeUnknown, WrongVersion];

/** A store that keeps account of every call that is made to it: how long it took, and how it ended. */
export class TimedStore extends EventStore {
  readonly calls: Call[] = [];

  constructor(private readonly store: EventStore) {
    super();
  }

  /** How long the slowest took, in milliseconds. One that has not ended counts with what it has taken so far. */
  get slowest(): number {
    const now = performance.now();
    return Math.round(this.calls.reduce((longest, { begun, ended = now }) => Math.max(longest, ended - begun), 0));
  }

  /** How many ended like this. */
  count(how: string): number {
    return this.calls.filter((call) => call.how === how).length;
  }

  /** How many failed with what is no answer that the port knows. */
  get untyped(): number {
    return this.calls.filter(({ how }) => how !== undefined && how !== 'answered' && !TYPED.some(({ name }) => name === how)).length;
  }

  /** How long after a moment the first call of a kind was answered; undefined while none was. */
  answeredAfter(what: Asked, moment: number): number | undefined {
    const first = this.calls
      .filter((call) => call.what === what && call.how === 'answered' && (call.ended ?? 0) > moment)
      .reduce((earliest, { ended = Infinity }) => Math.min(earliest, ended), Infinity);
    return first === Infinity ? undefined : first - moment;
  }

  override read<Event extends AnyFact = AnyFact>(
    stream: string,
    fromVersion?: number,
    limit?: number,
  ): Promise<readonly Recorded<Event>[]> {
    return this.timed('read', this.store.read<Event>(stream, fromVersion, limit));
  }

  override append(stream: string, facts: readonly NewFact[], expected: number): Promise<Appended> {
    return this.timed('append', this.store.append(stream, facts, expected));
  }

  override readAll(after: Position, limit: number, types?: readonly string[]): Promise<readonly Recorded[]> {
    return this.timed('readAll', this.store.readAll(after, limit, types));
  }

  override last(): Promise<Recorded | undefined> {
    return this.timed('last', this.store.last());
  }

  override head(): Promise<Position> {
    return this.timed('head', this.store.head());
  }

  override follow(after: Position, following: Following): AsyncIterable<readonly Recorded[]> {
    return this.store.follow(after, following);
  }

  override behind(position: Position, head: Position): Behind {
    return this.store.behind(position, head);
  }

  override close(): Promise<void> {
    return this.store.close();
  }

  private async timed<T>(what: Asked, answer: Promise<T>): Promise<T> {
    const call: Call = { what, begun: performance.now() };
    this.calls.push(call);
    try {
      const answered = await answer;
      call.how = 'answered';
      return answered;
    } catch (error) {
      call.how = TYPED.find((type) => error instanceof type)?.name ?? String(error);
      throw error;
    } finally {
      call.ended = performance.now();
    }
  }
}
