import { expect } from '@jest/globals';
import type { Recorded } from '@hub/event-store';
import type { AnyFact } from '@hub/kernel';
import { ModelEventStore } from '@hub/testing/event-store';
import { Commands } from '../acts/commands.js';
import { freshId } from '../acts/ids.js';
import { SwedishCalendar } from '../calendar/swedish-calendar.js';
import type { Reactor } from '../projections/reactor.js';
import { recordedFact } from './projection-scenario.js';

/** A fact of a stream: what a stream holds before, and what a reaction hears. */
export type Happened<E extends AnyFact = AnyFact> = Readonly<{ stream: string; fact: E }>;

/**
 * Tells a reaction's story in memory: given what the streams hold, when it hears these facts, then these facts follow and no others.
 * Every story is heard twice, as after a crash; the second time must change nothing.
 */
export const reactorScenario = <E extends AnyFact>(open: () => Reactor<E>) => ({
  given: (...past: readonly Happened[]) => ({
    when: (...heard: readonly Happened<E>[]) => ({
      then: async (...expected: readonly Happened[]): Promise<void> => {
        const store = new ModelEventStore();
        const calendar = new SwedishCalendar();
        const reactor = open();
        Object.assign(reactor, { calendar, commands: new Commands(store, calendar) });
        for (const { stream, fact } of past) {
          const known = await store.read(stream);
          await store.append(stream, [{ id: freshId(), type: fact.type, data: fact.data as object, metadata: {} }], known.length);
        }
        const before = await store.head();
        const facts = heard.map(({ stream, fact }, index): Recorded<E> => recordedFact(stream, index + 1, fact));
        for (const fact of facts) await reactor.react(fact);
        const followed = await store.readAll(before, 1_000);
        expect(followed.map(({ stream, type, data }) => ({ stream, fact: { type, data: data as object } }))).toEqual(expected);
        for (const fact of facts) await reactor.react(fact);
        expect(await store.readAll(before, 1_000)).toEqual(followed);
      },
    }),
  }),
});
