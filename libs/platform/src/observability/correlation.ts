import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string>();

/** Does work under a correlation id: every line that is logged meanwhile carries it. */
export const underCorrelation = <T>(correlationId: string, work: () => T): T => current.run(correlationId, work);

/** The correlation id of what is being done; undefined outside of anything that has one. */
export const correlationId = (): string | undefined => current.getStore();
