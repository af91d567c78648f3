import { OutcomeUnknown, StoreUnavailable } from '@hub/event-store';
import { FactFailed, TryAgain } from '../follower.js';

/**
 * Whether an error says nothing about the fact at hand: it passes by itself, or it would meet every fact alike. Lost connections,
 * transactions in each other's way, a server that is full or shutting down, a table or a right that is missing: classes 08, 25, 40,
 * 42, 53, 54, 55, 57, 58 and XX of SQLSTATE, and codes of the network.
 */
export const isOfNoFact = (error: unknown): boolean => {
  if (error instanceof FactFailed) return isOfNoFact(error.cause);
  if (error instanceof TryAgain || error instanceof StoreUnavailable || error instanceof OutcomeUnknown) return true;
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return (
    /^(08|25|40|42|53|54|55|57|58|XX)\w{3}$|^(ECONN\w+|EPIPE|ETIMEDOUT)$/.test(String(code)) ||
    /^Connection terminated|^Query read timeout|^timeout exceeded/.test(String(message))
  );
};
