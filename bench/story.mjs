// What every contestant does alike: boxes of coins. A box has five facts, a command loads them, decides, and appends one more; the
// content and the metadata of a fact are the same for all, so that their rows are of one size.
import { randomUUID } from 'node:crypto';

/** How many facts a box has before anything is measured. */
export const FACTS = 5;

export const initialState = { coins: 0, deposits: 0, sealed: false };

export const evolve = (state, { type, data }) =>
  type === 'coins-added.v1' ? { ...state, coins: state.coins + data.coins, deposits: state.deposits + 1 } : state;

/** @throws {Error} for a box that takes no coins. */
export const decide = (data, state) => {
  if (state.sealed) throw new Error(`${data.boxId} is sealed`);
  return { type: 'coins-added.v1', data };
};

export const boxIdOf = (box) => String(box).padStart(6, '0');
export const streamOf = (box) => `box-${boxIdOf(box)}`;

export const depositOf = (box, coins) => ({ boxId: boxIdOf(box), coins, purpose: 'for the bench at the lake', currency: 'SEK' });

/** The fact that makes a box be at `version`. */
export const factOf = (box, version) =>
  version === 1
    ? { type: 'box-opened.v1', data: { boxId: boxIdOf(box), label: `Box ${box}`, owner: 'the municipality' } }
    : { type: 'coins-added.v1', data: depositOf(box, 1 + ((box + version) % 9)) };

export const ACT = 'addCoins';
export const ASKER = { ref: 'anna', roles: ['employee'] };
export const AT = '2026-01-15T09:00:00.000Z';
export const ON = '2026-01-15';

/** What the hub writes beside every fact: who, when, by which command and as what. */
export const metadataOf = () => ({
  act: ACT,
  commandId: randomUUID(),
  fingerprint: randomUUID().replaceAll('-', ''),
  correlationId: randomUUID(),
  actor: ASKER.ref,
  roles: ASKER.roles.join(','),
  occurredAt: AT,
});
