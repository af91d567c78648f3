export type { Opened } from './connect.js';
export { connect, openConnections } from './connect.js';
export { contexts } from './contexts.js';
export { HubModule } from './hub.module.js';
export { migrations } from './migrations.js';
export { rows } from './rows.js';
export type { Running } from './program.js';
export { CannotGoOn, explain, runProgram } from './program.js';
