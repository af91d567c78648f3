/** A case, its projection and its rows, for tests of the machinery. Whoever imports it has its types in the GraphQL schema of the process. */
export type { Box, BoxEvent, BoxIntent } from './box.js';
export { box, boxTarget } from './box.js';
export { BoxProjection, BoxRow, toyMigrations, toyRows } from './box.projection.js';
