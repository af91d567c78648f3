import type { EventStore, Recorded } from '@hub/event-store';
import type { Said } from './callers.js';
import type { Wish } from './wishes.js';

/** What the log holds of the wishes, held against what was answered. All but the first three are 0 when nothing is wrong. */
export type Verdict = Readonly<{
  wishes: number;
  answers: number;
  facts: number;
  /** Acknowledged, and not in the log. */
  lost: number;
  /** Whose facts are there more often than once. */
  doubled: number;
  /** Of which some facts are there and others are not. */
  halved: number;
  /** Answers that name another place than the wish has in the log, the answers to asking again among them. */
  untrue: number;
  /** Never acknowledged. */
  unanswered: number;
  /** Facts that nobody wished for. */
  strange: number;
  /** Streams with a version that is missing, double or out of order, or that read differently alone than in the log. */
  broken: number;
}>;

export const NOTHING_WRONG = { lost: 0, doubled: 0, halved: 0, untrue: 0, unanswered: 0, strange: 0, broken: 0 };

const PAGE = 1_000;

/** The whole log, read from its beginning. */
export const wholeLog = async (store: EventStore): Promise<readonly Recorded[]> => {
  const facts: Recorded[] = [];
  for (let page = await store.readAll(0n, PAGE); page.length > 0; page = await store.readAll(facts.at(-1)?.position ?? 0n, PAGE))
    facts.push(...page);
  return facts;
};

const grouped = (facts: readonly Recorded[], by: (fact: Recorded) => string): ReadonlyMap<string, readonly Recorded[]> => {
  const groups = new Map<string, Recorded[]>();
  for (const fact of facts) {
    const group = groups.get(by(fact)) ?? [];
    groups.set(by(fact), group);
    group.push(fact);
  }
  return groups;
};

/** So many coins of a wish are in its box; beside them there may be that the box was opened. */
const coinsOf = (facts: readonly Recorded[], { boxId }: Wish): number =>
  facts.filter(({ type, data }) => type === 'coins-added.v1' && (data as { boxId: string }).boxId === boxId).length;

const isBroken = async (store: EventStore, stream: string, inLog: readonly Recorded[]): Promise<boolean> => {
  const alone = await store.read(stream);
  return (
    alone.length !== inLog.length ||
    inLog.some(({ version }, index) => version !== index + 1) ||
    alone.some(({ id, version, position }, index) => {
      const there = inLog[index];
      return id !== there?.id || version !== there.version || position !== there.position;
    })
  );
};

/** Judges by the log alone. A wish is known in it by its correlation, whatever became of the id of its command. */
export const judge = async (store: EventStore, wishes: readonly Wish[], said: readonly Said[]): Promise<Verdict> => {
  const facts = await wholeLog(store);
  const ofWish = grouped(facts, ({ metadata }) => metadata['correlationId'] ?? '');
  const inLog = wishes.map((wish) => ({ wish, there: ofWish.get(wish.wish) ?? [] }));
  const answers = said.filter(({ version }) => version !== undefined);
  const acknowledged = new Set(answers.map(({ wish }) => wish));
  const broken: boolean[] = [];
  for (const [stream, those] of grouped(facts, ({ stream }) => stream)) broken.push(await isBroken(store, stream, those));
  const known = new Set(wishes.map(({ wish }) => wish));
  return {
    wishes: wishes.length,
    answers: answers.length,
    facts: facts.length,
    lost: inLog.filter(({ wish, there }) => acknowledged.has(wish.wish) && there.length === 0).length,
    doubled: inLog.filter(({ wish, there }) => coinsOf(there, wish) > wish.coins).length,
    halved: inLog.filter(({ wish, there }) => there.length > 0 && coinsOf(there, wish) < wish.coins).length,
    untrue: answers.filter(({ wish, version, position }) => {
      const last = ofWish.get(wish)?.at(-1);
      return last && (last.version !== version || last.position.toString() !== position);
    }).length,
    unanswered: wishes.filter(({ wish }) => !acknowledged.has(wish)).length,
    strange: facts.filter(({ metadata }) => !known.has(metadata['correlationId'] ?? '')).length,
    broken: broken.filter(Boolean).length,
  };
};
