import { expect } from '@jest/globals';
import { type AnyFact, type AnyIntent, type Decider, isRejection, replay } from '../decider.js';

/**
 * Tells a decider's story: given these facts, when this command, then these facts or this refusal.
 * `then` compares whole facts; `thenTypes` only their types, where the data has its own test.
 */
export const scenario = <C extends AnyIntent, S, E extends AnyFact, R extends string>(decider: Decider<C, S, E, R>) => ({
  given: (...past: readonly E[]) => ({
    when: (command: C) => {
      const decision = decider.decide(command, replay(decider, past));
      return {
        then: (...expected: readonly E[]) => {
          expect(decision).toEqual(expected);
        },
        thenTypes: (...types: readonly E['type'][]) => {
          expect(isRejection(decision) ? decision : decision.map(({ type }) => type)).toEqual(types);
        },
        thenNothing: () => {
          expect(decision).toEqual([]);
        },
        thenRejected: (code: R, because?: Readonly<Record<string, unknown>>) => {
          expect(decision).toEqual(expect.objectContaining({ rejected: code }));
          if (because) expect(decision).toEqual({ rejected: code, because });
        },
      };
    },
    state: () => replay(decider, past),
  }),
});
