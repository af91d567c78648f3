import { Injectable } from '@nestjs/common';
import { isRejection, type Rejection } from '@hub/kernel';
import { Desk, fingerprintOf, Followers, idOf, textOf } from '@hub/platform';
import { type CaseAct, type CaseFile, personOf } from './case-file.js';
import { PlayedActs, type PlayedList } from './played-acts.js';
import { keysIn, resolveReferences } from './references.js';

/**
 * What became of one act. `unchanged` was played before. `refused` has changed nothing, and says why. `left-out` was not tried,
 * because it needs the id of an act that has none.
 */
export type PlayedAct = Readonly<{ place: string; key: string; act: string }> &
  Readonly<
    | { outcome: 'played' | 'unchanged'; id: string }
    | { outcome: 'refused'; code: string; rule: string; says: string; because: Readonly<Record<string, unknown>> }
    | { outcome: 'left-out'; needs: string }
  >;

/** What became of a file. `notReached` counts the acts after the first refused one, or after an interruption. */
export type PlayReport = Readonly<{ file: string; acts: readonly PlayedAct[]; notReached: number }>;

/** `keepGoing` goes on after a refused act; `signal` ends the playing after the act that is being played. */
export type PlayOptions = Readonly<{ keepGoing?: boolean; signal?: AbortSignal | undefined }>;

/** Whether every act of the file is done: nothing was refused, left out or not reached. */
export const isWhole = ({ acts, notReached }: PlayReport): boolean =>
  notReached === 0 && acts.every(({ outcome }) => outcome === 'played' || outcome === 'unchanged');

/** What the facts that follow from an act of a file are correlated by: the history of a case leads back to the line of the file. */
export const correlationOf = (fileId: string, key: string): string => `case-file/${fileId}/${key}`;

/**
 * Plays a case file: each act in the order of the file, through the desk that the API uses too. An act that was played before is
 * passed by, so that a file can be played again, also after the program died in the middle.
 */
@Injectable()
export class CasePlayer {
  constructor(
    private readonly desk: Desk,
    private readonly followers: Followers,
    private readonly playedActs: PlayedActs,
  ) {}

  /** Plays `file`. Every act finds the reactions and the read models that follow from the acts before it. */
  async play(file: CaseFile, { keepGoing = false, signal }: PlayOptions = {}): Promise<PlayReport> {
    const played = await this.playedActs.of(file.id);
    const ids = new Map<string, string>();
    const acts: PlayedAct[] = [];
    await this.followers.settle();
    try {
      for (const act of file.acts) {
        if (signal?.aborted) break;
        const done = await this.playOne(file, act, played, ids);
        acts.push(done);
        if (done.outcome === 'played' || done.outcome === 'unchanged') ids.set(act.key, done.id);
        else if (!keepGoing) break;
      }
    } finally {
      await played.flush();
    }
    await this.followers.settle();
    return { file: file.id, acts, notReached: file.acts.length - acts.length };
  }

  private async playOne(file: CaseFile, act: CaseAct, played: PlayedList, ids: ReadonlyMap<string, string>): Promise<PlayedAct> {
    const { place, key } = act;
    const told = { place, key, act: act.act };
    const digest = digestOf(act);
    const before = played.get(key);
    if (before) {
      return before.digest === digest
        ? { ...told, outcome: 'unchanged', id: before.answer }
        : { ...told, ...refused({ rejected: 'command.id-reused', because: { key } }) };
    }
    const needs = keysIn(act.data).find((needed) => !ids.has(needed));
    if (needs !== undefined) return { ...told, outcome: 'left-out', needs };

    const answer = await this.desk.perform(
      act.act,
      resolveReferences(act.data, { idOf: (needed) => ids.get(needed) as string, refOf: (by) => personOf(file.id, by) }),
      { ref: personOf(file.id, act.by), roles: [act.role], organisation: act.organisation },
      {
        commandId: idOf('case-file', file.id, key),
        correlationId: correlationOf(file.id, key),
        at: act.at,
        provenance: { sources: act.sources, synthetic: act.synthetic },
      },
    );
    if (isRejection(answer)) return { ...told, ...refused(answer) };
    await played.add(key, { digest, answer: answer.id });
    await this.followers.settle();
    return { ...told, outcome: 'played', id: answer.id };
  }
}

/** All of an act that the record keeps. Where it stands in the file and what is noted beside it may change. */
const digestOf = ({ act, at, role, by, organisation, data, sources, synthetic }: CaseAct): string =>
  fingerprintOf(act, { at, role, by, organisation, data, sources, synthetic });

const refused = ({ rejected: code, because }: Rejection) => {
  const { rule, says } = textOf(code);
  return { outcome: 'refused' as const, code, rule, says, because };
};
