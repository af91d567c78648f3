import { describe, expect, it } from '@jest/globals';
import { type Recorded } from '@hub/event-store';
import { type AnyFact } from '@hub/kernel';
import { boxTarget } from '../../testing/toy/box.js';
import { accepted, add, coldProcessOn, envelope, open, processOn, seal, WatchedStore } from './testing/box-process.js';

/** How many reads do not show what was appended last: more than a command is tried. */
const LATE_READS = 6;

/** A store that refuses an append because of another one that it does not show yet, as a KurrentDB does that is still writing it. */
class LateStore extends WatchedStore {
  private late = 0;

  /** What comes last is shown late. */
  hide(): void {
    this.late = LATE_READS;
  }

  override async read<Event extends AnyFact = AnyFact>(stream: string, from = 1, limit?: number): Promise<readonly Recorded<Event>[]> {
    const facts = await super.read<Event>(stream, from, limit);
    if (this.late === 0 || facts.length === 0) return facts;
    this.late -= 1;
    return facts.slice(0, -1);
  }
}

describe.each([
  ['remembers', processOn],
  ['remembers nothing', coldProcessOn],
])('a process that %s, and was refused because of an append that cannot be read yet', (_what, startOn) => {
  it('decides again when it can be read', async () => {
    const store = new LateStore();
    const [here, there] = [processOn(store), startOn(store)];
    accepted(await here.handle(boxTarget('b'), envelope(), () => open()));
    accepted(await there.handle(boxTarget('b'), envelope(), () => add(1)));
    accepted(await here.handle(boxTarget('b'), envelope(), () => add(2)));
    store.hide();
    expect(accepted(await there.handle(boxTarget('b'), envelope(), () => add(4))).version).toBe(4);
    expect(await there.stateOf('box-b')).toEqual({ coins: 7, sealed: false });
  });

  it('is answered by what is there then', async () => {
    const store = new LateStore();
    const [here, there] = [processOn(store), startOn(store)];
    accepted(await here.handle(boxTarget('b'), envelope(), () => open()));
    accepted(await there.handle(boxTarget('b'), envelope(), () => add(1)));
    const sealed = accepted(await here.handle(boxTarget('b'), envelope(), () => seal()));
    store.hide();
    expect(await there.handle(boxTarget('b'), envelope(), () => seal())).toEqual(sealed);
  });
});
