/** What the process ends with: everything done; something refused or failed; the file or the command line cannot be used; interrupted. */
export const EXIT = { done: 0, refused: 1, unusable: 2, interrupted: 130 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** Aborted by the first SIGINT or SIGTERM, so that a verb can end between two acts. */
export const interruption = (): AbortSignal => {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(EXIT.interrupted);
      controller.abort();
    });
  return controller.signal;
};
