import type { Recorded } from '../event-store.js';

/**
 * A fact whose content is no JSON object, as another program may have written it. No command is decided on the rest of its stream.
 * `text` is its content as it stands in the store.
 */
export class UnreadableFact extends Error {
  constructor(
    readonly stream: string,
    readonly version: number,
    readonly type: string,
    readonly text: string,
  ) {
    super(`${type} (${stream}/${version}) is not a JSON object`);
  }
}

const MARK = '$unreadable';

/** The content of a fact that cannot be read, in place of its data: an object with the text under `$unreadable`. */
export const unreadable = (text: string): object => ({ [MARK]: text });

/**
 * The text of a fact that cannot be read, and undefined for every other. A reader of the log is given such a fact as it is, so that it
 * can put it aside and go on: nothing in it may be taken for what the type says.
 */
export const unreadableText = ({ data }: Pick<Recorded, 'data'>): string | undefined => {
  const text: unknown = (data as Readonly<Record<string, unknown>>)[MARK];
  return typeof text === 'string' ? text : undefined;
};
