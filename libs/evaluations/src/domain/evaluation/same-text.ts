import type { Effect, MarketScan } from '../evaluation.events.js';

type Text = Readonly<{ effect: Effect; scan: MarketScan }>;

/** Whether two joint texts say the same: by value, whatever the scans are called. What is left out and what is empty are the same. */
export const sameText = (one: Text, other: Text): boolean => inWords(one) === inWords(other);

const inWords = ({ effect, scan: { scanId: _scanId, ...scan } }: Text): string => JSON.stringify([inOrder(effect), inOrder(scan)]);

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, part]) => part !== undefined && part !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => [name, inOrder(part)]);
};
