import type { AnyFact } from '@hub/kernel';
import {
  type Appended,
  type Behind,
  EventStore,
  type Following,
  type NewFact,
  type Position,
  type Recorded,
  UnfitFact,
} from '../event-store.js';
import { unreadableText } from '../unreadable-fact.js';
import type { Evolution } from './evolution.js';

/**
 * Any store, read in today's words: every fact comes in its newest form, whatever it was written as. Appends go through as they are.
 *
 * A fact that the store below cannot read, or that an upcaster fails on, is nothing to decide on: `read` throws `UnreadableFact` or
 * `CannotUpcast`. From `readAll`, `follow` and `last` it comes marked (`unreadableText`) and everything around it as ever, so that it
 * is put aside, and no follower stays where it is because of it. Such a mark cannot be appended.
 *
 * `asWritten` is the store below, for whoever must see what was written: a copy, a verification, a census.
 */
export class UpcastingEventStore extends EventStore {
  constructor(
    readonly asWritten: EventStore,
    private readonly evolution: Evolution,
  ) {
    super();
  }

  override async read<Event extends AnyFact = AnyFact>(
    stream: string,
    fromVersion?: number,
    limit?: number,
  ): Promise<readonly Recorded<Event>[]> {
    const facts: readonly Recorded[] = await this.asWritten.read(stream, fromVersion, limit);
    return facts.map((fact) => this.evolution.newest(fact)) as unknown as readonly Recorded<Event>[];
  }

  override async append(stream: string, facts: readonly NewFact[], expected: number): Promise<Appended> {
    const marked = facts.find((fact) => unreadableText(fact) !== undefined);
    if (marked) throw new UnfitFact(stream, marked.type, 'its data is the mark of a fact that cannot be read');
    return this.asWritten.append(stream, facts, expected);
  }

  override async readAll(after: Position, limit: number, types?: readonly string[]): Promise<readonly Recorded[]> {
    return this.newestOrMarked(await this.asWritten.readAll(after, limit, types && this.evolution.writtenAs(types)));
  }

  override async last(): Promise<Recorded | undefined> {
    const last = await this.asWritten.last();
    return last && this.evolution.newestOrMarked(last);
  }

  override head(): Promise<Position> {
    return this.asWritten.head();
  }

  override async *follow(after: Position, { types, ...following }: Following): AsyncGenerator<readonly Recorded[]> {
    const written = types ? { types: this.evolution.writtenAs(types) } : {};
    for await (const facts of this.asWritten.follow(after, { ...following, ...written })) yield this.newestOrMarked(facts);
  }

  override behind(position: Position, head: Position): Behind {
    return this.asWritten.behind(position, head);
  }

  override close(): Promise<void> {
    return this.asWritten.close();
  }

  private newestOrMarked(facts: readonly Recorded[]): readonly Recorded[] {
    return facts.map((fact) => this.evolution.newestOrMarked(fact));
  }
}

/** The store that holds facts as they were written, below whatever reads them in newer words. */
export const asWritten = (store: EventStore): EventStore => {
  const { asWritten: below } = store as { asWritten?: EventStore };
  return below ? asWritten(below) : store;
};
