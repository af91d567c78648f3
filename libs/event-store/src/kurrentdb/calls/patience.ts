import { askAgain, PATIENCE_MS } from '../../ask-again.js';
import { OutcomeUnknown, StoreUnavailable } from '../../event-store.js';
import { isLost } from './fates.js';

/** How long the adapter waits, in milliseconds. */
export type Patience = Readonly<{
  /** For one answer, or, of a read, for the next event. After that the client is replaced and the question asked again. */
  answerMs: number;
  /** For the first answer on a new connection, which has to be made first: to a cluster, over TLS. */
  firstAnswerMs: number;
  /** For a call as a whole, asking again included. */
  callMs: number;
  /** How long a follower that is given nothing waits before it looks whether there is something. */
  quietMs: number;
  /** How long a subscription may take to deliver what is known to be there. */
  lateMs: number;
}>;

export const PATIENCE: Patience = { answerMs: 2_400, firstAnswerMs: PATIENCE_MS, callMs: PATIENCE_MS, quietMs: 2_000, lateMs: 500 };

/**
 * Asks for something that changes nothing again, until it is answered.
 * @throws {StoreUnavailable} when it was not.
 */
export const askUntilAnswered = async <T>(what: string, attempt: (msLeft: number) => Promise<T>, { callMs }: Patience): Promise<T> => {
  try {
    return await askAgain(what, isLost, attempt, callMs);
  } catch (error) {
    throw error instanceof OutcomeUnknown ? new StoreUnavailable(what, error.cause) : error;
  }
};
