import { setTimeout as wait } from 'node:timers/promises';
import { type Appended, type EventStore, type NewFact, type Recorded, Written } from '@hub/event-store';
import type { AnyFact } from '@hub/kernel';
import { type Done, type Folding, type KnownStream, learn, type Learnt, unknownStream } from './known-stream.js';
import { AFTER_APPEND, AFTER_LOAD, type Kept, type Snapshots } from './snapshots.js';
import type { StreamMemory } from './stream-memory.js';

/** How long is waited, in all more than a second, for an append to be shown that another one was refused for. */
const UNTIL_SHOWN_MS = [1, 4, 10, 20, 50, 100, 200, 400, 400];

/** Streams as the write path knows them: from memory, from a snapshot and the facts after it, or from the first fact on. */
export class Streams {
  constructor(
    private readonly store: EventStore,
    private readonly memory: StreamMemory,
    private readonly snapshots: Snapshots,
  ) {}

  /** What is remembered of a stream, unless the log is known to have gone on. It can be behind all the same. */
  recall<S, E extends AnyFact>(stream: string, folding: Folding<S, E>): KnownStream<S> | undefined {
    const recalled = this.memory.recall(stream, folding);
    return recalled && !recalled.behind ? recalled.known : undefined;
  }

  /** The stream as the log has it. */
  async current<S, E extends AnyFact>(stream: string, folding: Folding<S, E>): Promise<KnownStream<S>> {
    const recalled = this.memory.recall(stream, folding)?.known;
    if (recalled) return this.remember(learn(recalled, folding, await this.store.read<E>(stream, recalled.version + 1)), folding);
    const at = await this.snapshots.versionOf(stream, folding);
    if (at === undefined) return this.inFull(stream, folding);
    const [kept, tail] = await Promise.all([this.snapshots.find(stream, folding), this.store.read<E>(stream, at)]);
    if (kept && tail.some((fact) => isLastOf(fact, kept)))
      return this.remember(learn({ ...kept, commands: new Map<string, Done>(), since: kept.version + 1 }, folding, tail), folding);
    this.snapshots.distrust(stream, folding);
    return this.inFull(stream, folding);
  }

  /** A command that the stream holds, wherever in it. */
  async commandIn<S, E extends AnyFact>(known: KnownStream<S>, folding: Folding<S, E>, commandId: string): Promise<Done | undefined> {
    const { stream, since, commands } = known;
    const done = commands.get(commandId);
    if (done || since === 1) return done;
    const where = await this.snapshots.whereIs(stream, folding, commandId, since);
    if (where === 'nowhere') return undefined;
    if (where !== undefined) {
      const [fact] = await this.store.read(stream, where, 1);
      const { commandId: holds, fingerprint, actor } = fact?.metadata ?? {};
      if (fact && holds === commandId) return { fingerprint, actor, version: fact.version, position: fact.position };
      this.snapshots.distrust(stream, folding);
    }
    return (await this.inFull(stream, folding)).commands.get(commandId);
  }

  /** These facts were appended to what was known. */
  appended<S, E extends AnyFact>(known: KnownStream<S>, folding: Folding<S, E>, facts: readonly NewFact<E>[], answer: Appended): void {
    const { stream } = known;
    // An answer that may be that of an earlier append says nothing of what that one wrote.
    if (!(answer instanceof Written)) {
      this.memory.reached(stream, answer.version);
      return;
    }
    if (!this.memory.remembers) return;
    const learnt = facts.map(
      ({ id, type, data, metadata }, index) =>
        ({ id, type, data: asRecorded(data), metadata, version: known.version + index + 1, position: answer.position }) as Learnt<AnyFact>,
    );
    try {
      const now = learn(known, folding, learnt as readonly Learnt<E>[]);
      this.memory.remember(now, folding);
      this.snapshots.keep(now, folding, AFTER_APPEND);
    } catch {
      // It is recorded, and so it is answered. Whoever reads the stream next meets what is wrong with it.
      this.memory.forget(stream);
    }
  }

  /**
   * Somebody else appended to what was known; the stream is at `actual`, and known up to there when this ends. A store can refuse an append
   * because of another one a moment before it shows that one to readers: whoever decides again too soon is refused again.
   */
  async overtaken<S, E extends AnyFact>({ stream, version }: KnownStream<S>, folding: Folding<S, E>, actual: number): Promise<void> {
    // A log that holds no more than is known, and refuses all the same, is not the log that it is taken for.
    if (actual <= version) {
      this.memory.forget(stream);
      return;
    }
    this.memory.reached(stream, actual);
    for (const pause of UNTIL_SHOWN_MS) {
      if ((await this.current(stream, folding)).version >= actual) return;
      await wait(pause);
    }
  }

  /** Nobody knows what the log holds of this stream; it is read again before anything is decided on it. */
  forget(stream: string): void {
    this.memory.forget(stream);
  }

  private async inFull<S, E extends AnyFact>(stream: string, folding: Folding<S, E>): Promise<KnownStream<S>> {
    return this.remember(learn(unknownStream(stream, folding), folding, await this.store.read<E>(stream)), folding);
  }

  private remember<S, E extends AnyFact>(known: KnownStream<S>, folding: Folding<S, E>): KnownStream<S> {
    this.memory.remember(known, folding);
    this.snapshots.keep(known, folding, AFTER_LOAD);
    return known;
  }
}

const isLastOf = ({ id, version, position }: Recorded, kept: Kept<unknown>): boolean =>
  version === kept.version && id === kept.lastId && position === kept.position;

/** Data as it comes out of the log. */
const asRecorded = (data: object): object => JSON.parse(JSON.stringify(data)) as object;
