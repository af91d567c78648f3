import { type EventStore, type NewFact, OutcomeUnknown, StoreUnavailable } from '@hub/event-store';

/** The same store, which says of every append that it is recorded, also when it is not; and how often it was not. */
export const hasty = (store: EventStore): Readonly<{ store: EventStore; untrue: () => number }> => {
  let untrue = 0;
  const append = async (stream: string, facts: readonly NewFact[], expected: number) => {
    try {
      return await store.append(stream, facts, expected);
    } catch (error) {
      if (!(error instanceof StoreUnavailable || error instanceof OutcomeUnknown)) throw error;
      untrue += 1;
      return { version: expected + facts.length, position: 0n };
    }
  };
  return { store: Object.assign(Object.create(store) as EventStore, { append }), untrue: () => untrue };
};
