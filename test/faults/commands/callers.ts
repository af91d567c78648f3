import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Child } from '../toy/child.js';
import type { Wish } from './wishes.js';

/** What a caller was told: where the wish ended, or why it was not. `longest` is the longest call of the store so far, in milliseconds. */
export type Said = Readonly<{ wish: string; version?: number; position?: string; refused?: string; failed?: string; longest: number }>;

/**
 * Where the callers work: the database of the read side, which is the log too unless `log` names a KurrentDB. `answerMs` is how long
 * they wait there for one answer.
 */
export type Place = Readonly<{ url: string; schema: string; log?: string; answerMs?: number }>;

/**
 * What is switched off: `command ids`, and whoever asks again asks under a new one; `ids`, and facts get new ones each time they are
 * sent, and do not say which command they are of.
 */
export type Unprotected = 'command ids' | 'ids';

const LOOK_EVERY_MS = 2;

/** A process with callers at work in it. It ends when it is killed, and not before. */
export class Callers {
  private readonly heard: Said[] = [];
  private read = 0;
  private answers = 0;

  private constructor(
    private readonly child: Child,
    private readonly folder: string,
    private readonly file: number,
  ) {}

  static async start({ url, schema, log, answerMs }: Place, unprotected?: Unprotected): Promise<Callers> {
    const folder = mkdtempSync(join(tmpdir(), 'hub-callers-'));
    const file = openSync(join(folder, 'answers'), 'a+');
    const child = await Child.start('f01-callers.mjs', {
      ...{ HUB_URL: url, HUB_SCHEMA: schema, HUB_ANSWERS: join(folder, 'answers') },
      ...(log === undefined ? {} : { HUB_LOG: log }),
      ...(answerMs === undefined ? {} : { HUB_ANSWER_MS: String(answerMs) }),
      ...(unprotected === undefined ? {} : { HUB_UNPROTECTED: unprotected }),
    });
    return new Callers(child, folder, file);
  }

  /** Gives so many callers these wishes to see to, behind those that they have. */
  ask(wishes: readonly Wish[], callers: number): void {
    this.child.say({ wishes, callers });
  }

  /** All that the callers were told so far, in order. */
  said(): readonly Said[] {
    const more = Buffer.alloc(fstatSync(this.file).size - this.read);
    readSync(this.file, more, 0, more.length, this.read);
    // What comes after the last end of a line is not whole, or nothing.
    const whole = more.subarray(0, more.lastIndexOf('\n') + 1);
    this.read += whole.length;
    for (const line of whole.toString('utf8').split('\n').slice(0, -1)) {
      const said = JSON.parse(line) as Said;
      this.heard.push(said);
      if (said.version !== undefined) this.answers += 1;
    }
    return this.heard;
  }

  /** How many answers were given in all. */
  answered(): number {
    this.said();
    return this.answers;
  }

  /** Waits until so many answers were given in all. */
  async hasAnswered(count: number, patienceMs = 60_000): Promise<void> {
    const until = Date.now() + patienceMs;
    while (this.answered() < count) {
      if (Date.now() > until) throw new Error(`${this.answers} of ${count} answers were given within ${patienceMs} ms`);
      await wait(LOOK_EVERY_MS);
    }
  }

  /** As if the power went. What they were told until then is in the file. */
  async kill(): Promise<readonly Said[]> {
    await this.child.kill();
    const said = this.said();
    closeSync(this.file);
    rmSync(this.folder, { recursive: true });
    return said;
  }
}
