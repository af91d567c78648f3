import { type Decider, type Fact, HUB_RULE, type Intent, on, reject, type RejectionCatalogue } from '@hub/kernel';
import { publishRejections } from '../../graphql/rejection-codes.js';

export type BoxOpened = Fact<'box-opened.v1', { boxId: string; label: string; owner?: string }>;
export type CoinsAdded = Fact<'coins-added.v1', { boxId: string; coins: number }>;
export type BoxSealed = Fact<'box-sealed.v1', { boxId: string; reason: string }>;
export type BoxEvent = BoxOpened | CoinsAdded | BoxSealed;
export type BoxIntent =
  Intent<'open-box', BoxOpened['data']> | Intent<'add-coins', CoinsAdded['data']> | Intent<'seal-box', BoxSealed['data']>;

const boxRejections = {
  'box.not-found': on(HUB_RULE, 'There is no such box.'),
  'box.sealed': on(HUB_RULE, 'A sealed box takes no more coins.'),
} as const satisfies RejectionCatalogue;
publishRejections(boxRejections);

export type Box = Readonly<{ coins: number; sealed: boolean }> | undefined;

/** A box of coins: the smallest case with a history, for the tests of what knows no business. */
export const box: Decider<BoxIntent, Box, BoxEvent, keyof typeof boxRejections> = {
  initialState: undefined,
  decide(command, state) {
    if (command.type === 'open-box') return state ? [] : [{ type: 'box-opened.v1', data: command.data }];
    if (!state) return reject('box.not-found');
    if (command.type === 'seal-box') return state.sealed ? [] : [{ type: 'box-sealed.v1', data: command.data }];
    return state.sealed ? reject('box.sealed', { boxId: command.data.boxId }) : [{ type: 'coins-added.v1', data: command.data }];
  },
  evolve(state, event) {
    const { coins, sealed } = state ?? { coins: 0, sealed: false };
    return { coins: coins + (event.type === 'coins-added.v1' ? event.data.coins : 0), sealed: sealed || event.type === 'box-sealed.v1' };
  },
};

export const BOX_PREFIX = 'box-';
export const boxTarget = (boxId: string) => ({ stream: `${BOX_PREFIX}${boxId}`, id: boxId });
export const boxEventTypes: readonly BoxEvent['type'][] = ['box-opened.v1', 'coins-added.v1', 'box-sealed.v1'];
