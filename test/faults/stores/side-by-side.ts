/** Waits for all, each to its own end: nothing that one of them started is left behind. @throws what the first of them threw. */
export const sideBySide = async (all: readonly Promise<unknown>[]): Promise<void> => {
  for (const outcome of await Promise.allSettled(all)) if (outcome.status === 'rejected') throw outcome.reason;
};
