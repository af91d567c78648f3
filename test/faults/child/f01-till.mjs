/** A box that takes many coins at once, one fact each, and is opened by the first of them: acts of one fact and of several. */
export const till = {
  initialState: undefined,
  decide: ({ data: { boxId, coins } }, state) => [
    ...(state ? [] : [{ type: 'box-opened.v1', data: { boxId, label: boxId } }]),
    ...Array.from({ length: coins }, () => ({ type: 'coins-added.v1', data: { boxId, coins: 1 } })),
  ],
  evolve: (state, { type }) => ({ coins: (state?.coins ?? 0) + (type === 'coins-added.v1' ? 1 : 0) }),
};
