import type { Upcaster } from '@hub/kernel';

/** Every upcaster, context by context, each from a `domain/<aggregate>.upcasters.ts`. No type has had a second version. */
export const upcasters: readonly Upcaster[] = [];
