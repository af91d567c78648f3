import type { EventStore, Recorded } from '../../event-store.js';
import { chainOn, type ChainHead, type Chains, chainStart } from '../chain.js';

/** A fact by its place. */
export type FactPlace = Readonly<{ stream: string; version: number; type: string }>;

/** A stream that is not the same on both sides, and the first fact that is not. A side that has nothing of the stream has no head. */
export type StreamDifference = Readonly<{
  stream: string;
  source: ChainHead | undefined;
  destination: ChainHead | undefined;
  first: FactPlace | undefined;
}>;

/** The streams whose chains do not end alike, by name. */
export const differentStreams = (source: Chains, destination: Chains): readonly string[] => {
  const different = new Set<string>();
  for (const [these, those] of [
    [source, destination],
    [destination, source],
  ] as const)
    for (const { stream, hash } of these.sorted()) if (those.head(stream)?.hash !== hash) different.add(stream);
  return [...different].sort();
};

/** The first fact of a stream that is not the same in both stores, up to the shorter one's end and beyond. */
export const firstDifference = async (from: EventStore, to: EventStore, stream: string): Promise<FactPlace | undefined> => {
  const [originals, copies] = await Promise.all([from.read(stream), to.read(stream)]);
  const hashOf = (fact: Recorded | undefined) => fact && chainOn(chainStart(stream), fact);
  for (let index = 0; index < Math.max(originals.length, copies.length); index += 1) {
    const fact = originals[index] ?? copies[index];
    if (fact && hashOf(originals[index]) !== hashOf(copies[index])) return { stream, version: fact.version, type: fact.type };
  }
  return undefined;
};
