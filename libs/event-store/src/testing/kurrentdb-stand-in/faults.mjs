import { setTimeout as wait } from 'node:timers/promises';
import grpc from '@grpc/grpc-js';

/** Everything in order. */
const NONE = {
  /** Of the next so many appends: written to the disk, and never answered. */
  loseAnswers: 0,
  /** Of so many appends the answer of the last one is lost in the same way, again and again; 0 for none. */
  loseOneIn: 0,
  /** Of the next so many appends: written, and the call of all appends ended with OK instead of an answer. */
  halfClose: 0,
  /** Of the next so many appends: their time is said to be over, and nothing is written. */
  timeOut: 0,
  /** Of the next so many appends: refused as larger than 1 MiB, whatever they are: another one's fate. */
  tooLarge: 0,
  /** How long after its answer an append is written to the disk, in milliseconds: what a server does that lies. */
  writesLateMs: 0,
  /** How long an append waits before it is written, in milliseconds. */
  delayMs: 0,
  /** The same for reads and subscriptions. */
  delayReadsMs: 0,
  /** Every call is answered with UNAVAILABLE. */
  refuse: false,
  /** Every call is taken and never answered. */
  silent: false,
  /** Subscriptions stay connected and deliver nothing. */
  quiet: false,
  /** A filtered subscription hears the head as a checkpoint before it hears the events. */
  earlyCheckpoints: false,
  /** The next so many calls of a kind fail with a code: `{ append | read | subscribe: [code, times] }`. */
  fail: {},
  /** Reads of some types are silent, as of a server that looks through a long log and finds nothing. */
  silentFilters: false,
};

/** What the stand-in is told to do wrong, and what it has seen. */
export class Faults {
  #on = NONE;
  #answers = 0;
  seen = {
    appends: 0,
    lost: 0,
    anyRevision: 0,
    reads: 0,
    filteredReads: 0,
    leaderReads: 0,
    backwardReads: 0,
    subscriptions: 0,
    features: 0,
  };
  open = new Set();

  set(faults) {
    this.#on = { ...this.#on, ...faults };
  }

  heal() {
    this.#on = NONE;
  }

  is(name) {
    return this.#on[name];
  }

  /** Takes one from a count. */
  take(name) {
    if (this.#on[name] <= 0) return false;
    this.set({ [name]: this.#on[name] - 1 });
    return true;
  }

  /** Whether the answer of an append is to be lost. */
  losesAnswer() {
    const every = this.is('loseOneIn');
    const lost = this.take('loseAnswers') || (every > 0 && this.#answers++ % every === every - 1);
    if (lost) this.seen.lost += 1;
    return lost;
  }

  /** What happens to a call before it is looked at: an error, `'never'`, or nothing. */
  async meet(kind) {
    if (this.is('silent')) return 'never';
    if (this.is('refuse')) return refusal(grpc.status.UNAVAILABLE);
    const delay = kind === 'append' ? this.is('delayMs') : this.is('delayReadsMs');
    if (delay > 0) await wait(delay);
    const [code, times] = this.#on.fail[kind] ?? [0, 0];
    if (times > 0) {
      this.set({ fail: { ...this.#on.fail, [kind]: [code, times - 1] } });
      return refusal(grpc.status[code]);
    }
    return undefined;
  }
}

export const refusal = (code, details = 'told to') => Object.assign(new Error(details), { code, details });
