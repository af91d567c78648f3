import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import type { AnyFact } from '@hub/kernel';
import type { Folding } from './known-stream.js';

const keys = new WeakMap<object, Map<unknown, string | undefined>>();
const owners = new Map<string, object>();

/**
 * Names how a decider folds, within one build: a digest of where it begins and of the text of its `evolve`. Two functions that read the
 * same are told apart by what they close over, which no text shows: the second of them has no name.
 */
export const foldingKey = <S, E extends AnyFact>({ initialState, evolve }: Folding<S, E>): string | undefined => {
  const known = keys.get(evolve) ?? new Map<unknown, string | undefined>();
  keys.set(evolve, known);
  if (!known.has(initialState)) known.set(initialState, digest(initialState, evolve));
  const key = known.get(initialState);
  if (key !== undefined && !owners.has(key)) owners.set(key, evolve);
  return key !== undefined && owners.get(key) === evolve ? key : undefined;
};

const digest = (initialState: unknown, evolve: object): string | undefined => {
  try {
    const begin = serialize(initialState);
    return createHash('sha256')
      .update(begin)
      .update(String(evolve as () => unknown))
      .digest('base64url');
  } catch {
    return undefined;
  }
};
