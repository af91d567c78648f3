// Writers that give one command after the other, each by the whole write path: load, decide, append, and again when somebody was faster.
import { performance } from 'node:perf_hooks';
import { KurrentEventStore, PostgresEventStore } from '../../../dist/libs/event-store/src/index.js';
import { Commands, fingerprintOf, freshId, NO_PROVENANCE, openPool, SwedishCalendar } from '../../../dist/libs/platform/src/index.js';
import { counted, purse, unguarded } from './f05-purse.mjs';

const AT = '2026-01-15T09:00:00.000Z';
const calendar = new SwedishCalendar();

const openStore = ({ kurrent, postgres }) => {
  if (kurrent) return new KurrentEventStore(kurrent);
  const pool = openPool(postgres);
  return Object.assign(new PostgresEventStore(pool), { close: () => pool.end() });
};

const envelope = (commandId) => ({
  ...{ act: 'setBalance', at: AT, on: calendar.dayOf(AT), playedBack: false, asker: { ref: 'anna', roles: ['employee'] } },
  ...{ commandId, fingerprint: fingerprintOf('setBalance', commandId), correlationId: commandId, provenance: NO_PROVENANCE },
});

/** Writes for so long, and tells what was acknowledged to whom, and how long each took in milliseconds. */
const write = async ({ place, guarded, plans, ms }) => {
  const store = openStore(place);
  const counts = { appends: 0, conflicts: 0, contended: 0 };
  const path = new Commands(counted(guarded ? store : unguarded(store), counts), calendar).with(purse);
  const until = performance.now() + ms;
  const writer = async (plan) => {
    const acknowledged = [];
    for (let turn = 0; performance.now() < until; turn += 1) {
      const [stream, amount] = plan[turn % plan.length];
      const [commandId, since] = [freshId(), performance.now()];
      for (;;) {
        const answer = await path.handle({ stream, id: stream }, envelope(commandId), () => ({ type: 'put', data: { amount } }));
        if (!answer.rejected) break;
        counts.contended += 1;
      }
      acknowledged.push([stream, amount, commandId, performance.now() - since]);
    }
    return acknowledged;
  };
  const writers = await Promise.all(plans.map(writer));
  await store.close();
  return { ...counts, writers };
};

// Nobody is left to write for.
process.on('disconnect', () => process.exit(0));
process.on('message', async (plan) => process.send({ written: await write(plan) }));
process.send({ ready: true });
