import { START } from '@kurrent/kurrentdb-client';
import { type Following, type Position, type Recorded, StoreUnavailable } from '../../event-store.js';
import { pause } from '../../polling.js';
import type { Connection } from '../calls/connection.js';
import type { Patience } from '../calls/patience.js';
import { isFact } from '../facts.js';
import { placeOf } from '../positions.js';
import { filterOf, isWanted, type Page, type Reads } from '../reads.js';
import { LiveTail } from './live-tail.js';
import { Pauses } from './pauses.js';

const PAGE = 500;

/** What following needs of the store. */
export type Followed = Readonly<{ connection: Connection; reads: Reads; patience: Patience }>;

/**
 * Follows the log: in pages to its end, and then with a subscription, which is replaced whenever it breaks, ends, goes quiet or falls
 * behind. It goes on after the last fact that was handed out, or after what was looked at and held nothing; what a subscription says
 * of checkpoints, or of having caught up, runs ahead of the facts and is not listened to.
 */
export async function* followLog(
  followed: Followed,
  after: Position,
  { types, signal, onTrouble }: Following,
  pauses = new Pauses(),
): AsyncGenerator<readonly Recorded[]> {
  const stage = { at: after, pauses };
  const handOut = async function* (facts: readonly Recorded[]): AsyncGenerator<readonly Recorded[]> {
    const last = facts.at(-1);
    if (!last) return;
    yield facts;
    stage.at = last.position;
    pauses.over();
  };
  if (types?.length === 0) await ended(signal);
  while (!signal.aborted && !followed.connection.closed) {
    try {
      for (let page: Pick<Page, 'isLast' | 'walked'> = { isLast: false, walked: false }; !page.isLast;) {
        const next = await unlessEnded(signal, followed.reads.page({ after: stage.at, limit: PAGE, types, walks: page.walked }));
        if (!next) return;
        yield* handOut(next.facts);
        stage.at = next.at;
        page = next;
      }
      yield* live(followed, stage, { types, signal }, handOut);
    } catch (trouble) {
      // A position of another log: to ask again would not make it one of this.
      if (trouble instanceof RangeError) throw trouble;
      if (isOver(signal)) return;
      onTrouble?.(trouble);
      await pause(pauses.next(), signal);
    }
  }
}

type Stage = { at: Position; readonly pauses: Pauses };
type HandOut = (facts: readonly Recorded[]) => AsyncGenerator<readonly Recorded[]>;

/** The live end of the log, for as long as its subscription keeps up. */
async function* live(
  { connection, reads, patience }: Followed,
  stage: Stage,
  { types, signal }: Pick<Following, 'types' | 'signal'>,
  handOut: HandOut,
): AsyncGenerator<readonly Recorded[]> {
  const { client } = connection.line();
  const fromPosition = stage.at > 0n ? placeOf(stage.at) : START;
  const tail = new LiveTail(
    client.subscribeToAll({ fromPosition, filter: filterOf(types) }),
    (event) => isFact(event) && isWanted(types, event),
  );
  try {
    let idle = Date.now();
    for (;;) {
      let facts = await tail.take(patience.quietMs, signal);
      if (isOver(signal)) return;
      if (facts.length === 0) {
        idle = Date.now();
        const behind = await unlessEnded(signal, isBehind(reads, stage, types));
        if (behind === false) stage.pauses.over();
        if (!behind) continue;
        facts = await tail.take(patience.lateMs, signal);
        if (isOver(signal)) return;
        if (facts.length === 0) throw new StoreUnavailable('a subscription went quiet');
      }
      yield* handOut(facts);
      if (Date.now() - idle < patience.quietMs) continue;
      idle = Date.now();
      // Pages are many times as fast as a subscription.
      if (await unlessEnded(signal, isFarBehind(reads, stage, types))) return;
    }
  } finally {
    tail.close();
  }
}

/** Whether there is something that a subscription should have delivered. What holds nothing for it is passed by. */
const isBehind = async (reads: Reads, stage: Stage, types: readonly string[] | undefined): Promise<boolean> => {
  const head = (await reads.last())?.position ?? 0n;
  if (head <= stage.at) return false;
  for (let walks = false; ;) {
    const page = await reads.page({ after: stage.at, limit: PAGE, types, walks });
    if (page.facts.length > 0) return true;
    // All that was there when the head was read has been looked at.
    stage.at = page.isLast && head > page.at ? head : page.at;
    if (page.isLast) return false;
    walks = page.walked;
  }
};

/** Whether there is more than a page. */
const isFarBehind = async (reads: Reads, { at }: Stage, types: readonly string[] | undefined): Promise<boolean> =>
  !(await reads.page({ after: at, limit: PAGE, types })).isLast;

// What another one may change while it is waited for, the compiler takes for unchanged.
const isOver = (signal: AbortSignal): boolean => signal.aborted;

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** What was waited for, or undefined when the following ended first. */
const unlessEnded = async <T>(signal: AbortSignal, waited: Promise<T>): Promise<T | undefined> => {
  waited.catch(() => undefined);
  let end = (): void => undefined;
  const over = new Promise<undefined>((resolve) => {
    end = () => resolve(undefined);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
  try {
    return await Promise.race([waited, over]);
  } finally {
    signal.removeEventListener('abort', end);
  }
};
