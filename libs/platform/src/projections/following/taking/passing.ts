import { isConnectionLost, OutcomeUnknown, StoreUnavailable } from '@hub/event-store';
import { FactFailed, TryAgain } from '../../follower.js';

/**
 * Whether an error says nothing about the fact at hand: it passes by itself, or it would meet every fact alike. What is lost or not to
 * be had, and asked again by whoever writes, says nothing here either; and a transaction in a state it cannot go on from, a table or a
 * right that is missing, a lock that is not to be had, a limit of the server (classes 25, 42, 54, 55 and XX of SQLSTATE).
 */
export const isOfNoFact = (error: unknown): boolean => {
  if (error instanceof FactFailed) return isOfNoFact(error.cause);
  if (error instanceof TryAgain || error instanceof StoreUnavailable || error instanceof OutcomeUnknown) return true;
  return isConnectionLost(error) || /^(25|42|54|55|XX)\w{3}$/.test(String((error as { code?: unknown } | null)?.code));
};
