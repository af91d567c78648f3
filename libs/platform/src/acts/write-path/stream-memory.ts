import type { AnyFact } from '@hub/kernel';
import type { Folding, KnownStream } from './known-stream.js';

/** How much is remembered: so many streams, and so many commands of theirs in all. No stream at all, and nothing is remembered. */
export type Capacity = Readonly<{ streams: number; commands: number }>;

type Entry = { evolve: unknown; initialState: unknown; known: KnownStream<unknown>; reached: number; commands: number };

const CAPACITY: Capacity = { streams: 10_000, commands: 200_000 };

/**
 * What this process knows of the streams it wrote to or read last. It can be behind the log, because others write too; so it is only
 * ever a place to start from: an append is guarded by its version, and any other answer is checked against the log.
 */
export class StreamMemory {
  private readonly entries = new Map<string, Entry>();
  private commands = 0;

  constructor(private readonly capacity: Capacity = CAPACITY) {}

  /** Whether anything is remembered at all. */
  get remembers(): boolean {
    return this.capacity.streams > 0;
  }

  /** What was remembered last, as this decider folds it, and whether the log is known to have gone on since. */
  recall<S, E extends AnyFact>(stream: string, folding: Folding<S, E>): Readonly<{ known: KnownStream<S>; behind: boolean }> | undefined {
    const entry = this.entries.get(stream);
    if (entry?.evolve !== folding.evolve || entry.initialState !== folding.initialState) return undefined;
    this.entries.delete(stream);
    this.entries.set(stream, entry);
    return { known: entry.known as KnownStream<S>, behind: entry.known.version < entry.reached };
  }

  /** Remembers what is known of a stream, unless more of it is remembered already. What was not used for longest is forgotten. */
  remember<S, E extends AnyFact>(known: KnownStream<S>, { evolve, initialState }: Folding<S, E>): void {
    if (!this.remembers) return;
    const before = this.entries.get(known.stream);
    if (before?.evolve === evolve && before.initialState === initialState && knowsAsMuch(before.known, known)) return;
    this.forget(known.stream);
    const commands = known.commands.size;
    this.entries.set(known.stream, { evolve, initialState, known, reached: before?.reached ?? 0, commands });
    this.commands += commands;
    this.makeRoom();
  }

  /** The log holds this version of the stream, whatever is remembered. */
  reached(stream: string, version: number): void {
    const entry = this.entries.get(stream);
    if (entry) entry.reached = Math.max(entry.reached, version);
  }

  forget(stream: string): void {
    const entry = this.entries.get(stream);
    if (!entry) return;
    this.entries.delete(stream);
    this.commands -= entry.commands;
  }

  private makeRoom(): void {
    for (const stream of this.entries.keys()) {
      if (this.entries.size <= this.capacity.streams && this.commands <= this.capacity.commands) return;
      this.forget(stream);
    }
  }
}

const knowsAsMuch = (one: KnownStream<unknown>, other: KnownStream<unknown>): boolean =>
  one.version > other.version || (one.version === other.version && one.since <= other.since);
