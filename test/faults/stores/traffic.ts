import { setTimeout as wait } from 'node:timers/promises';
import type { EventStore, Recorded } from '@hub/event-store';
import { freshId } from '@hub/platform';
import { eventually } from '../toy/eventually.js';
import { Coins, wholeLog, type Wrongs as WrongsOfLog, wrongsOf } from './coins.js';
import { type Asked, TimedStore } from './timed-store.js';

/** What is wrong with a log, and how many of its facts somebody who follows it did not hear of once and in order. */
export type Wrongs = WrongsOfLog & Readonly<{ unheard: number }>;

const ASKED: readonly Asked[] = ['append', 'read', 'readAll', 'last', 'head'];
const BOXES = 3;
const PAUSE_MS = 50;
const PAGE = 100;

/**
 * All that a hub asks of its store, at the same time: commands, which are given again until they are acknowledged, reads of a stream and
 * of the log, questions for its end, and somebody who follows. It goes on whatever fails.
 */
export class Traffic {
  readonly store: TimedStore;
  readonly coins: Coins;
  /** What who follows was handed, and when, in milliseconds of `performance.now`. */
  private readonly heard: Recorded[] = [];
  private readonly heardAt: number[] = [];
  private readonly over = new AbortController();
  private readonly following = new AbortController();
  private readonly callers: Promise<void>[];
  private readonly follower: Promise<void>;

  constructor(store: EventStore) {
    this.store = new TimedStore(store);
    this.coins = new Coins(this.store);
    this.callers = [
      this.again(this.commands(0)),
      this.again(this.commands(1)),
      this.again(() => this.store.read('box-b0', 1, PAGE)),
      this.again(() => this.store.readAll(0n, PAGE)),
      this.again(() => this.store.last()),
      this.again(() => this.store.head()),
    ];
    this.follower = this.follow();
  }

  /** Waits until calls of every kind are answered again and who follows has heard something. @returns how long after a moment that was. */
  resumed(moment: number): Promise<number> {
    return eventually('an answer of every kind', async () => {
      const heardAt = this.heardAt.find((at) => at > moment);
      const after = [
        ...ASKED.map((what) => [what, this.store.answeredAfter(what, moment)] as const),
        ['follow', heardAt === undefined ? undefined : heardAt - moment] as const,
      ];
      const missing = after.filter(([, ms]) => ms === undefined).map(([what]) => what);
      if (missing.length > 0) throw new Error(`none of ${missing.join(', ')}`);
      return Math.max(...after.map(([, ms]) => Number(ms)));
    });
  }

  /** Ends when every call has ended, and every command is acknowledged. */
  async end(): Promise<void> {
    this.over.abort();
    await Promise.all(this.callers);
  }

  /** Judges the log, which is as it was when the traffic ended. */
  async wrongs(log: EventStore): Promise<Wrongs> {
    const facts = await wholeLog(log);
    await eventually('following to the head', async () => this.heard.at(-1)?.position === facts.at(-1)?.position).catch(() => undefined);
    this.following.abort();
    await this.follower;
    const heard = this.heard.map(({ id }) => id);
    const unheard = facts.filter(({ id }, index) => heard[index] !== id).length + Math.max(0, heard.length - facts.length);
    return { ...wrongsOf(facts, this.coins.acknowledged), unheard };
  }

  private async again(once: () => Promise<unknown>): Promise<void> {
    while (!this.over.signal.aborted) {
      // How it ended is in the account of the store.
      await once().catch(() => undefined);
      await wait(PAUSE_MS);
    }
  }

  private commands(caller: number): () => Promise<void> {
    let turn = caller;
    return async () => {
      const [boxId, commandId] = [`b${(turn += 1) % BOXES}`, freshId()];
      await eventually('a command', async () => (await this.coins.put(boxId, commandId), true), 600_000);
    };
  }

  private async follow(): Promise<void> {
    for await (const batch of this.store.follow(0n, { signal: this.following.signal })) {
      this.heard.push(...batch);
      this.heardAt.push(performance.now());
    }
  }
}
