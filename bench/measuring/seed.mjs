const SEED = 20_260_115;

/** Numbers from 0 to `below` that look random and are the same in every run (`mulberry32`). */
export const randomOf = (salt) => {
  let state = (SEED ^ Math.imul(salt, 0x9e3779b1)) >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
};

/** The numbers from 0 to `count - 1` in an order of their own. */
export const shuffled = (count, salt) => {
  const random = randomOf(salt);
  const numbers = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = random(last + 1);
    [numbers[last], numbers[other]] = [numbers[other], numbers[last]];
  }
  return numbers;
};
