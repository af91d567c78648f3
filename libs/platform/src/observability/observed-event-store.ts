import { type Appended, type Behind, EventStore, type Following, type NewFact, type Position, type Recorded } from '@hub/event-store';
import type { AnyFact } from '@hub/kernel';
import type { Metrics } from './metrics.js';
import { traced } from './tracing.js';

/**
 * An event store whose calls are counted, timed and traced. It changes nothing else. No span names a stream: the name of one can say who
 * has handed in a tender.
 */
export class ObservedEventStore extends EventStore {
  constructor(
    private readonly store: EventStore,
    private readonly metrics: Metrics,
  ) {
    super();
  }

  /** The store below. */
  get asWritten(): EventStore {
    return this.store;
  }

  override read<Event extends AnyFact = AnyFact>(
    stream: string,
    fromVersion?: number,
    limit?: number,
  ): Promise<readonly Recorded<Event>[]> {
    return this.observed('read', {}, () => this.store.read<Event>(stream, fromVersion, limit));
  }

  override append(stream: string, facts: readonly NewFact[], expected: number): Promise<Appended> {
    return this.observed('append', { facts: facts.length }, () => this.store.append(stream, facts, expected));
  }

  override readAll(after: Position, limit: number, types?: readonly string[]): Promise<readonly Recorded[]> {
    return this.timed('readAll', () => this.store.readAll(after, limit, types));
  }

  override last(): Promise<Recorded | undefined> {
    return this.timed('last', () => this.store.last());
  }

  override head(): Promise<Position> {
    return this.timed('head', () => this.store.head());
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

  private observed<T>(call: string, attributes: Record<string, string | number>, work: () => Promise<T>): Promise<T> {
    return traced(`store ${call}`, attributes, () => this.timed(call, work));
  }

  private async timed<T>(call: string, work: () => Promise<T>): Promise<T> {
    const end = this.metrics.storeCalls.startTimer({ call });
    try {
      const answer = await work();
      end({ outcome: 'ok' });
      return answer;
    } catch (error) {
      end({ outcome: (error as Error).constructor.name });
      throw error;
    }
  }
}
