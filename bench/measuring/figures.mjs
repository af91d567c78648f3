const ascending = (numbers) => [...numbers].sort((a, b) => a - b);

/** The value that so large a part of all values does not exceed. */
export const percentile = (numbers, part) => {
  const sorted = ascending(numbers);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
};

export const median = (numbers) => {
  const sorted = ascending(numbers);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[Math.floor(middle)];
};

/** The median of several rounds, with the least and the greatest of them. */
export const spread = (numbers) => ({ median: median(numbers), least: Math.min(...numbers), most: Math.max(...numbers) });

/** How each round of one compares to the same round of another. */
export const ratio = (rounds, toRounds) => spread(rounds.map((value, round) => value / toRounds[round]));

const short = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(value >= 0.095 ? 2 : 3));

/** `1.21 [1.04-1.30]` */
export const ratioText = ({ median: middle, least, most }) => `${short(middle)} [${short(least)}-${short(most)}]`;

/** A number of things a second, or a time in milliseconds, no more exact than it is. */
export const rateText = (value) => (value >= 10_000 ? `${(value / 1_000).toFixed(1)}k` : value.toFixed(0));
export const msText = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
