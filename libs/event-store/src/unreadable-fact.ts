import type { Recorded } from './event-store.js';

const MARK = '$unreadable';
const BECAUSE = '$because';
const NO_OBJECT = 'its content is not a JSON object';

/**
 * The content of a fact that nobody can read, in place of its data: an object with the text under `$unreadable`, and what is wrong with it,
 * unless it is that it is no JSON object.
 */
export const unreadable = (text: string, because?: string): object => ({
  [MARK]: text,
  ...(because === undefined ? {} : { [BECAUSE]: because }),
});

/**
 * The text of a fact that cannot be read, and undefined for every other. A reader of the log is given such a fact as it is, so that it
 * can put it aside and go on: nothing in it may be taken for what the type says.
 */
export const unreadableText = ({ data }: Pick<Recorded, 'data'>): string | undefined => textUnder(MARK, data);

/** Why a fact cannot be read, in a sentence; undefined for every other. */
export const unreadableBecause = ({ data }: Pick<Recorded, 'data'>): string | undefined =>
  textUnder(MARK, data) === undefined ? undefined : (textUnder(BECAUSE, data) ?? NO_OBJECT);

const textUnder = (key: string, data: unknown): string | undefined => {
  const text = (data as Readonly<Record<string, unknown>> | null | undefined)?.[key];
  return typeof text === 'string' ? text : undefined;
};

/**
 * A fact that cannot be read: its content is no JSON object, as another program may have written it, or an upcaster fails on it. No
 * command is decided on the rest of its stream. `text` is its content as it stands in the store.
 */
export class UnreadableFact extends Error {
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly text: string;

  /** `fact` is marked, as a reader of the log is given it. */
  constructor(readonly fact: Recorded) {
    const { stream, version, type } = fact;
    super(`${type} (${stream}/${version}): ${unreadableBecause(fact) ?? ''}`);
    [this.stream, this.version, this.type, this.text] = [stream, version, type, unreadableText(fact) ?? ''];
  }
}
