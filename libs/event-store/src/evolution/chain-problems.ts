import type { Upcaster } from '@hub/kernel';

const TYPE = /^([a-z][a-z0-9-]*)\.v([1-9]\d*)$/;

type Named = Readonly<{ name: string; version: number }>;

const read = (type: string): Named | undefined => {
  const [, name, version] = TYPE.exec(type) ?? [];
  return name === undefined ? undefined : { name, version: Number(version) };
};

/**
 * Everything that is wrong with a set of upcasters, each in a sentence: a type that is no `name.vN`, two upcasters of one type, one that
 * goes back or jumps over a version nobody brings up, a circle, an end that no code knows, and a type that is read by code as it is
 * although it is brought up. `current` are the types that code reads.
 */
export const chainProblems = (upcasters: readonly Upcaster[], current: ReadonlySet<string>): readonly string[] => {
  const next = new Map(upcasters.map(({ from, to }) => [from, to]));
  return [...new Set([...twice(upcasters), ...upcasters.flatMap((each) => [...ofOne(each, next, current)]), ...circles(next)])];
};

const twice = (upcasters: readonly Upcaster[]): readonly string[] =>
  upcasters
    .filter(({ from }, index) => upcasters.findIndex((each) => each.from === from) !== index)
    .map(
      ({ from }) =>
        `${from} has more than one upcaster (${upcasters
          .filter((each) => each.from === from)
          .map(({ to }) => to)
          .join(', ')})`,
    );

function* ofOne({ from, to }: Upcaster, next: ReadonlyMap<string, string>, current: ReadonlySet<string>): Generator<string> {
  const [old, young] = [read(from), read(to)];
  for (const [type, known] of [
    [from, old],
    [to, young],
  ] as const)
    if (!known) yield `${type} is not a type (name.vN)`;
  if (old && young && old.name === young.name) {
    if (young.version < old.version) yield `${from} goes back to ${to}`;
    for (let version = old.version + 1; version < young.version; version += 1)
      if (!next.has(`${old.name}.v${version}`)) yield `${from} becomes ${to}, and nothing brings up ${old.name}.v${version} in between`;
  }
  if (!next.has(to) && !current.has(to)) yield `${from} becomes ${to}, which nobody knows`;
  if (current.has(from)) yield `${from} is still read as it is, and becomes ${to}`;
}

const circles = (next: ReadonlyMap<string, string>): readonly string[] =>
  [...next.keys()].flatMap((start) => {
    const path = [start];
    for (let type = next.get(start); type !== undefined && !path.includes(type); type = next.get(type)) path.push(type);
    // Told once for each circle: by the type that comes first in the alphabet.
    const closes = next.get(path.at(-1) as string) === start;
    return closes && path.every((type) => start <= type) ? [`${[...path, start].join(' becomes ')}: a circle`] : [];
  });
