import { Injectable } from '@nestjs/common';
import { EventStore, type NewFact, WrongVersion } from '@hub/event-store';
import { type Fact, typesOf } from '@hub/kernel';
import { Clock, idOf } from '@hub/platform';

/** An act of a case file was played. `digest` tells a changed act from the one that was played; `answer` is the id it was answered with. */
export type CaseActPlayed = Fact<'case-act-played.v1', { file: string; key: string; digest: string; answer: string }>;
export const caseFileEventTypes = typesOf<CaseActPlayed>({ 'case-act-played.v1': true });

/** What is known of an act that was played. */
export type Played = Readonly<{ digest: string; answer: string }>;

/** How many acts are written down together. Those of a run that was killed are found by their command ids instead. */
const TOGETHER = 50;

const streamOf = (file: string): string => `case-file-${file}`;

/** Which acts of which case files were played, kept in the log itself: whoever copies a store copies this too. */
@Injectable()
export class PlayedActs {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  /** Opens the list of one file. It is read once and keeps itself up to date. */
  async of(file: string): Promise<PlayedList> {
    return PlayedList.open(this.store, this.clock, file);
  }
}

/** The acts of one file that were played, by key. */
export class PlayedList {
  private readonly byKey = new Map<string, Played>();
  private readonly noted = new Set<string>();
  private version = 0;

  private constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly file: string,
  ) {}

  static async open(store: EventStore, clock: Clock, file: string): Promise<PlayedList> {
    const list = new PlayedList(store, clock, file);
    await list.readOn();
    return list;
  }

  get(key: string): Played | undefined {
    return this.byKey.get(key);
  }

  /** Notes that an act was played. It is written down with others; `flush` writes down what is noted. */
  async add(key: string, played: Played): Promise<void> {
    this.byKey.set(key, played);
    this.noted.add(key);
    if (this.noted.size >= TOGETHER) await this.flush();
  }

  /** Two who play the same file at once write each act down once. */
  async flush(): Promise<void> {
    while (this.noted.size > 0) {
      const facts = [...this.noted].map((key) => this.factOf(key));
      try {
        const { version } = await this.store.append(streamOf(this.file), facts, this.version);
        this.version = version;
        this.noted.clear();
      } catch (error) {
        if (!(error instanceof WrongVersion)) throw error;
        await this.readOn();
      }
    }
  }

  private factOf(key: string): NewFact<CaseActPlayed> {
    return {
      id: idOf('case-act-played', this.file, key),
      type: 'case-act-played.v1',
      data: { file: this.file, key, ...(this.byKey.get(key) as Played) },
      metadata: { occurredAt: this.clock.now(), actor: 'system', roles: 'system' },
    };
  }

  private async readOn(): Promise<void> {
    const facts = await this.store.read<CaseActPlayed>(streamOf(this.file), this.version + 1);
    for (const { data, version } of facts) {
      this.byKey.set(data.key, { digest: data.digest, answer: data.answer });
      this.noted.delete(data.key);
      this.version = version;
    }
  }
}
