/** The roles a person can hold in the hub. `system` is the hub itself, in its reactions, and nobody can sign in as it. */
export const roles = [
  'coordinator',
  'evaluator',
  'need-owner',
  'procurement-officer',
  'tender-opener',
  'decision-maker',
  'innovator',
  'controller',
  'employee',
  'citizen',
  'system',
] as const;
export type Role = (typeof roles)[number];

/** The roles of those who work for the hub or check its work; they may read what is not public. */
export const staff: readonly Role[] = [
  'coordinator',
  'evaluator',
  'need-owner',
  'procurement-officer',
  'tender-opener',
  'decision-maker',
  'controller',
];

/**
 * Those who read what spans all cases: titles, values and outcomes side by side. An evaluator is not among them, since such a view cannot
 * leave out the cases they have a conflict of interest in or are not assigned to (KL 6:30).
 */
export const overview: readonly Role[] = staff.filter((role) => role !== 'evaluator');

/**
 * Who asks. `ref` is a pseudonym: never a name, an address or an identity number. `organisation` is set for those who act for one,
 * such as an innovator.
 */
export type Asker = Readonly<{ ref: string; roles: readonly Role[]; organisation?: string | undefined }>;

/** The hub itself, reacting to what happened. */
export const THE_HUB: Asker = { ref: 'system', roles: ['system'] };

export const holds = (asker: Asker | undefined, allowed: readonly Role[]): boolean =>
  asker !== undefined && asker.roles.some((role) => allowed.includes(role));
