import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isRejection } from '@hub/kernel';
import { openTestDatabase, type TestDatabase } from '@hub/testing/platform';
import { Clock } from '../calendar/clock.js';
import { SwedishCalendar } from '../calendar/swedish-calendar.js';
import { platformMigrations } from '../database/platform-migrations.js';
import { box, type BoxIntent, boxTarget } from '../testing/toy/box.js';
import type { Envelope } from './act.js';
import { type Accepted, type Answer, type Ask, Commands } from './commands.js';
import { fingerprintOf, freshId } from './ids.js';
import { NO_PROVENANCE } from './provenance.js';

const calendar = new SwedishCalendar();
const at = new Clock().now();
const envelope = ({ wish = 'the same', commandId = freshId() } = {}): Envelope => ({
  act: 'addCoins',
  at,
  on: calendar.dayOf(at),
  playedBack: false,
  asker: { ref: 'anna', roles: ['employee'] },
  commandId,
  fingerprint: fingerprintOf('addCoins', wish),
  correlationId: 'correlation',
  provenance: NO_PROVENANCE,
});
const open = (boxId: string): Ask<BoxIntent> => ({ type: 'open-box', data: { boxId, label: 'Snow' } });
const add = (boxId: string, coins = 1): Ask<BoxIntent> => ({ type: 'add-coins', data: { boxId, coins } });
const accepted = (answer: Answer): Accepted => {
  if (isRejection(answer)) throw new Error(answer.rejected);
  return answer;
};
/** A write path of its own, as another process has it. */
const processOn = ({ store }: TestDatabase) => new Commands(store, calendar).with(box);

describe('commands at the same moment', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase([], platformMigrations);
  });
  afterAll(() => db.close());

  it('on one case all succeed, each on what the one before it left', async () => {
    const path = processOn(db);
    await path.handle(boxTarget('two'), envelope(), () => open('two'));
    const answers = await Promise.all([1, 2].map((coins) => path.handle(boxTarget('two'), envelope(), () => add('two', coins))));
    expect(answers.map((answer) => accepted(answer).version).sort()).toEqual([2, 3]);
    expect(await path.stateOf('box-two')).toEqual({ coins: 3, sealed: false });
  });

  it('on one case all succeed, however many they are', async () => {
    const path = processOn(db);
    await path.handle(boxTarget('many'), envelope(), () => open('many'));
    const answers = await Promise.all(Array.from({ length: 50 }, () => path.handle(boxTarget('many'), envelope(), () => add('many'))));
    expect(answers.map((answer) => accepted(answer).version).sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n + 2));
    expect(await path.stateOf('box-many')).toEqual({ coins: 50, sealed: false });
  });

  it('on one case come through in two processes at once', async () => {
    const [here, there] = [processOn(db), processOn(db)];
    await here.handle(boxTarget('both'), envelope(), () => open('both'));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? here : there).handle(boxTarget('both'), envelope(), () => add('both'))),
    );
    const done = answers.filter((answer) => !isRejection(answer)).length;
    expect(await here.stateOf('box-both')).toEqual({ coins: done, sealed: false });
    for (const answer of answers.filter(isRejection)) expect(answer.rejected).toBe('command.contended');
  });

  it('on one case succeed although one of them meets a bug', async () => {
    const path = processOn(db);
    await path.handle(boxTarget('bug'), envelope(), () => open('bug'));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) =>
        path.handle(boxTarget('bug'), envelope(), (state) => {
          if (n % 2 === 1 && (state?.coins ?? 0) > 0) throw new Error('a bug');
          return add('bug');
        }),
      ),
    );
    const done = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(done).toBeGreaterThanOrEqual(5);
    expect(await path.stateOf('box-bug')).toEqual({ coins: done, sealed: false });
  });

  it('with one id are one command', async () => {
    const path = processOn(db);
    const asked = envelope();
    const answers = await Promise.all(Array.from({ length: 8 }, () => path.handle(boxTarget('one'), asked, () => open('one'))));
    expect(new Set(answers.map((answer) => accepted(answer).position)).size).toBe(1);
    expect(await db.store.read('box-one')).toHaveLength(1);
  });

  it('with one id for different things: one is done, and the others are told that it was not they', async () => {
    const path = processOn(db);
    const commandId = freshId();
    const wishes = ['red', 'green', 'blue', 'white'];
    const answers = await Promise.all(
      wishes.map((wish) =>
        path.handle(boxTarget('odd'), envelope({ wish, commandId }), () => ({ type: 'open-box', data: { boxId: 'odd', label: wish } })),
      ),
    );
    const done = wishes.filter((_wish, index) => !isRejection(answers[index]));
    expect(await db.store.read('box-odd')).toMatchObject([{ data: { label: done[0] } }]);
    expect(answers.filter(isRejection).map(({ rejected }) => rejected)).toEqual(Array(3).fill('command.id-reused'));
  });
});
