import { createHash } from 'node:crypto';
import { v5, v7 } from 'uuid';

const NAMESPACE = '6f1d1c1e-7d0b-5b7c-9a52-6c8d0f3e2a11';

/** A UUID made of what it stands for: the same parts give the same id, so that a repeated command writes the same facts. */
export const idOf = (...parts: readonly string[]): string => v5(JSON.stringify(parts), NAMESPACE);

/** A UUID that nobody has seen before; later ones sort later. */
export const freshId = (): string => v7();

/** What a command asks for, as a short digest: two commands with one id but different wishes are told apart by it. */
export const fingerprintOf = (name: string, input: unknown): string =>
  createHash('sha256')
    .update(`${name}:${canonical(input)}`)
    .digest('hex')
    .slice(0, 32);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
