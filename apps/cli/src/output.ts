/** Writes a part of the answer. */
export const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Tells the person at the terminal something that is not part of the answer. */
export const tell = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** An answer as JSON, positions as text. */
export const sayJson = (value: unknown): void => {
  say(JSON.stringify(value, (_name, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner), 2));
};

/** Lines in columns that stand under each other. */
export const columns = (lines: readonly (readonly string[])[]): string => {
  const widths = (lines[0] ?? []).map((_cell, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
