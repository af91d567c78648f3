import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';
import { reject, type Rejection } from '@hub/kernel';
import type { Answer } from '@hub/platform';

/** What somebody asks for: to open a box, to put coins in, to seal it. */
export type Asked = Readonly<{ commandId: string; what: 'open' | 'add' | 'seal'; boxId: string; coins: number; by: string }>;

/** A fact as far as the model foretells it. `commandId` and `wish` are of the act it is part of; what is appended by hand has none. */
export type ModelFact = Readonly<{
  stream: string;
  version: number;
  type: string;
  data: object;
  by: string;
  commandId?: string;
  wish?: string;
}>;

/** An answer: a refusal, or the version and the place in the log of the fact that it names. */
type Foretold = Rejection | Readonly<{ version: number; place: number }>;
type Log = readonly ModelFact[];

export const streamOf = (boxId: string): string => `box-${boxId}`;
export const wishOf = ({ what, boxId, coins }: Asked): Readonly<Record<string, unknown>> =>
  what === 'add' ? { boxId, coins } : what === 'open' ? { boxId, label: boxId } : { boxId, reason: 'full' };
const TYPES = { open: 'box-opened.v1', add: 'coins-added.v1', seal: 'box-sealed.v1' } as const;

/** What an act does to a log, and what it is answered: the rules of the write path and of boxes, in their plainest form. */
const carriedOut = (log: Log, asked: Asked): Readonly<{ log: Log; answer: Foretold }> => {
  const { commandId, what, boxId, by } = asked;
  const stream = streamOf(boxId);
  const places = log.flatMap((fact, place) => (fact.stream === stream ? [place] : []));
  const facts = places.map((place) => log[place] as ModelFact);
  const wish = JSON.stringify([what, wishOf(asked)]);
  const before = facts.findIndex((fact) => fact.commandId === commandId);
  if (before >= 0) {
    const same = facts[before]?.wish === wish && facts[before].by === by;
    return { log, answer: same ? { version: before + 1, place: places[before] as number } : reject('command.id-reused', { commandId }) };
  }
  const isSealed = facts.some(({ type }) => type === 'box-sealed.v1');
  const isDone = (what === 'open' && facts.length > 0) || (what === 'seal' && isSealed);
  if (isDone) return { log, answer: { version: facts.length, place: places.at(-1) as number } };
  if (what !== 'open' && facts.length === 0) return { log, answer: reject('box.not-found') };
  if (what === 'add' && isSealed) return { log, answer: reject('box.sealed', { boxId }) };
  const version = facts.length + 1;
  return {
    log: [...log, { stream, version, type: TYPES[what], data: wishOf(asked), by, commandId, wish }],
    answer: { version, place: log.length },
  };
};

const ordersOf = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  all.length <= 1 ? [all] : all.flatMap((one, index) => ordersOf(all.toSpliced(index, 1)).map((rest) => [one, ...rest]));

/** All that is recorded of one sequence, and where. */
export class BoxModel {
  log: Log = [];
  positions: readonly bigint[] = [];
  /** All that was asked for so far, refused or not. */
  readonly asked: Asked[] = [];
  /** The last append by hand that was accepted. */
  byHand: Readonly<{ stream: string; expected: number; ids: readonly string[]; place: number }> | undefined;

  /** @param start is where the log stood before the sequence. */
  constructor(
    readonly name: string,
    readonly start: bigint,
  ) {}

  get head(): bigint {
    return this.positions.at(-1) ?? this.start;
  }

  of(stream: string): Log {
    return this.log.filter((fact) => fact.stream === stream);
  }

  /** What was recorded is what was to be. The positions of what came last are taken over; they only ever grow. */
  recorded(log: Log, found: readonly Readonly<{ fact: ModelFact; position: bigint }>[]): void {
    expect(found.map(({ fact }) => fact)).toEqual(log.slice(this.log.length).map(seen));
    this.log = log;
    for (const { position } of found) {
      expect(position > this.head).toBe(true);
      this.positions = [...this.positions, position];
    }
  }

  /**
   * Acts that were done at the same moment: there is an order in which they are answered like this, one after the other, and leave these
   * facts behind.
   */
  did(acts: readonly Asked[], answers: readonly Answer[], found: readonly Readonly<{ fact: ModelFact; position: bigint }>[]): void {
    this.asked.push(...acts);
    const positions = [...this.positions, ...found.map(({ position }) => position)];
    const facts = found.map(({ fact }) => fact);
    const foretold = ordersOf(acts.map((_act, index) => index)).map((order) => {
      let log = this.log;
      const said: Answer[] = [];
      for (const index of order) {
        const one = acts[index] as Asked;
        const { answer, ...after } = carriedOut(log, one);
        log = after.log;
        // Where fewer facts are there than were to be, there is no such position.
        said[index] = 'place' in answer ? { id: one.boxId, version: answer.version, position: positions[answer.place] ?? -1n } : answer;
      }
      return { log, said };
    });
    const fits = foretold.find(
      ({ log, said }) => isDeepStrictEqual(said, answers) && isDeepStrictEqual(log.slice(this.log.length).map(seen), facts),
    );
    const { log, said } = fits ?? (foretold[0] as (typeof foretold)[number]);
    expect(answers).toEqual(said);
    this.recorded(log, found);
  }
}

/** A fact without what the log does not show. */
export const seen = ({ stream, version, type, data, by, commandId }: ModelFact): ModelFact => ({
  stream,
  version,
  type,
  data,
  by,
  commandId,
});
