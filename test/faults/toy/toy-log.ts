import type { EventStore, NewFact } from '@hub/event-store';
import { freshId } from '@hub/platform';

/** A toy fact. */
export const toyFact = (type = 'good.v1', data: object = {}): NewFact => ({ id: freshId(), type, data, metadata: {} });

/** A writer of toy facts, the only one of its streams. It remembers how long they are. */
export class ToyLog {
  private readonly versions = new Map<string, number>();
  told = 0;

  constructor(private readonly store: EventStore) {}

  /** Appends facts to a stream, all at once. */
  async tell(stream: string, ...facts: readonly NewFact[]): Promise<void> {
    const version = this.versions.get(stream) ?? 0;
    await this.store.append(stream, facts, version);
    this.versions.set(stream, version + facts.length);
    this.told += facts.length;
  }
}
