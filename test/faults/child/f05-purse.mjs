// A purse whose facts say what is in it afterwards: one that was decided on what was no longer so undoes the one before it.
import { WrongVersion } from '../../../dist/libs/event-store/src/index.js';

export const purse = {
  initialState: 0,
  decide: ({ data: { amount } }, balance) => [{ type: 'balance-set.v1', data: { amount, balance: balance + amount } }],
  evolve: (_balance, { data }) => data.balance,
};

/** The same store, and what was appended to it and how often somebody else had been faster. */
export const counted = (store, counts) =>
  Object.assign(Object.create(store), {
    append: async (stream, facts, expected) => {
      counts.appends += 1;
      try {
        return await store.append(stream, facts, expected);
      } catch (error) {
        if (error instanceof WrongVersion) counts.conflicts += 1;
        throw error;
      }
    },
  });

/** The same store, which appends wherever the stream is at, whatever was expected. */
export const unguarded = (store) =>
  Object.assign(Object.create(store), {
    append: async (stream, facts, expected) => {
      for (let at = expected; ;) {
        try {
          return await store.append(stream, facts, at);
        } catch (error) {
          if (!(error instanceof WrongVersion)) throw error;
          at = error.actual;
        }
      }
    },
  });
