/**
 * How a fact that was written as `from` is read as `to`; types are `name.vN`. `up` makes the new data of the old data and the metadata
 * alone, and invents nothing: the same fact reads the same for ever, whoever asks.
 */
export type Upcaster = Readonly<{ from: string; to: string; up: (data: never, metadata: Readonly<Record<string, string>>) => object }>;

/** Writes down an upcaster with the type of the old data checked. */
export const upcaster = <Old extends object>(
  from: string,
  to: string,
  up: (data: Readonly<Old>, metadata: Readonly<Record<string, string>>) => object,
): Upcaster => ({ from, to, up });
