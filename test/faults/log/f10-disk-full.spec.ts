import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isLong, report, scale } from '../scale.js';
import {
  type Fillable,
  kurrentOfLimitedFiles,
  kurrentOn,
  postgresOfLimitedFiles,
  postgresServerOn,
  postgresTablesOn,
} from '../stores/full-disks.js';
import { hasty } from '../stores/hasty-store.js';
import { mountSmallDisk, type SmallDisk } from '../stores/small-disk.js';
import { sideBySide } from '../stores/side-by-side.js';
import { Traffic, type Wrongs } from '../stores/traffic.js';
import { eventually } from '../toy/eventually.js';

const ROUNDS = scale(1, 3);
/** No call is left hanging. How long one takes exactly, on a machine that does little else, is for F6. */
const LONGEST_MS = 10_000;

/**
 * A file may not grow (RLIMIT_FSIZE): whoever writes is told EFBIG where a full disk says ENOSPC. It needs no rights, and is what a quota
 * does; in PostgreSQL the same code meets it, and in either case the write may have been done in part. On a small disk (tmpfs), which
 * only root may mount, it is ENOSPC itself.
 */
const LIMITED = 'files may not grow (EFBIG)';
type Case = Readonly<{ store: 'PostgreSQL' | 'KurrentDB stand-in'; what: string; open: () => Promise<Fillable> }>;
const limited: readonly Case[] = [
  { store: 'PostgreSQL', what: LIMITED, open: postgresOfLimitedFiles },
  { store: 'KurrentDB stand-in', what: LIMITED, open: kurrentOfLimitedFiles },
];
const onDisk = (store: Case['store'], what: string, mebibytes: number, open: (disk: SmallDisk) => Promise<Fillable>): Case[] => {
  const disk = isLong ? mountSmallDisk(mebibytes) : undefined;
  return disk ? [{ store, what: `${what} (ENOSPC)`, open: () => open(disk) }] : [];
};
const CASES = [
  ...limited,
  ...onDisk('PostgreSQL', 'the disk of its tables is full', 16, postgresTablesOn),
  ...onDisk('PostgreSQL', 'its only disk is full', 160, postgresServerOn),
  ...onDisk('KurrentDB stand-in', 'its disk is full', 16, kurrentOn),
];
/** Whether what was proven is all that there is: the long form says so when this account may not mount a disk. */
const without = isLong && CASES.length === limited.length ? ', no disk could be mounted' : '';

type Outcome = Wrongs &
  Readonly<Record<'rounds' | 'calls' | 'unavailable' | 'unknown' | 'untyped' | 'slowest ms' | 'resumed ms' | 'accepted', number>>;

const isFailure = (how: string | undefined): boolean => how !== undefined && how !== 'answered' && how !== 'WrongVersion';

/** A log under traffic that has no more room, again and again. */
const run = async ({ open }: Case, rounds: number, durable: boolean): Promise<Outcome> => {
  const place = await open();
  try {
    const unsafe = hasty(place.store);
    const traffic = new Traffic(durable ? place.store : unsafe.store);
    const { store, coins } = traffic;
    /** Appends that failed. A caller whose append failed reads before it appends again, and that can fail as well. */
    const failed = (): number => unsafe.untrue() + store.calls.filter(({ what, how }) => what === 'append' && isFailure(how)).length;
    await traffic.resumed(0);
    let resumed = 0;
    for (let round = 0; round < rounds; round += 1) {
      const before = failed();
      await place.fill();
      await eventually('an append that fails', async () => failed() > before);
      await place.free();
      resumed = Math.max(resumed, await traffic.resumed(performance.now()));
    }
    await traffic.end();
    return {
      ...{ rounds, calls: store.calls.length, unavailable: store.count('StoreUnavailable'), unknown: store.count('OutcomeUnknown') },
      ...{ untyped: store.untyped, 'slowest ms': store.slowest, 'resumed ms': Math.round(resumed) },
      ...{ accepted: coins.acknowledged.length, ...(await traffic.wrongs(place.store)) },
    };
  } finally {
    await place.free();
    await place.close();
  }
};

describe('F10: there is no more room for a log, while it is asked for everything', () => {
  const outcomes = new Map<Case, Outcome>();
  const unprotected = new Map<Case, Outcome>();
  beforeAll(
    async () => {
      // At the same time: all of them mostly wait.
      await sideBySide([
        ...CASES.map(async (each) => outcomes.set(each, await run(each, ROUNDS, true))),
        ...limited.map(async (each) => unprotected.set(each, await run(each, 1, false))),
      ]);
    },
    scale(90_000, 300_000),
  );
  afterAll(() => {
    for (const [{ store, what }, counts] of outcomes) report({ fault: 'F10', what: what + without, store, control: false, counts });
    for (const [{ store, what }, counts] of unprotected)
      report({ fault: 'F10', what: `${what}, acknowledged all the same`, store, control: true, counts });
  });

  describe.each(CASES)('$store, $what', (each) => {
    it('whoever writes is told in time, and as a call may end', () => {
      const outcome = outcomes.get(each);
      expect(outcome).toMatchObject({ rounds: ROUNDS, untyped: 0 });
      expect(Number(outcome?.unavailable) + Number(outcome?.unknown)).toBeGreaterThanOrEqual(ROUNDS);
      expect(outcome?.['slowest ms']).toBeLessThan(LONGEST_MS);
    });

    it('once there is room what was acknowledged is there, nothing is there twice or in part, and commands are done again', () => {
      expect(outcomes.get(each)).toMatchObject({ lost: 0, doubled: 0, gaps: 0, unheard: 0 });
      expect(outcomes.get(each)?.accepted).toBeGreaterThan(2 * ROUNDS);
    });
  });

  it.each(limited)('$store: commands are lost when they are acknowledged all the same (control)', (each) => {
    expect(unprotected.get(each)?.lost).toBeGreaterThan(0);
  });
});
