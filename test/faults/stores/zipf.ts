/**
 * Draws one of `count` by Zipf's law, with the exponent 1: the first twice as often as the second, three times as often as the third. It
 * asks for a number `below` another.
 */
export const zipf = (count: number): ((random: (below: number) => number) => number) => {
  const GRAIN = 2 ** 30;
  let sum = 0;
  const reached = Array.from({ length: count }, (_, index) => (sum += 1 / (index + 1)));
  return (random) => {
    const drawn = (random(GRAIN) / GRAIN) * sum;
    return reached.findIndex((weight) => drawn < weight) + 1;
  };
};
