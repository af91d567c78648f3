export type { Told } from './projection-scenario.js';
export { followLog, takeFacts, takerOf } from './follow-log.js';
export { projectionScenario, recordedFact } from './projection-scenario.js';
export type { Happened } from './reactor-scenario.js';
export { reactorScenario } from './reactor-scenario.js';
export type { TestDatabase } from './test-database.js';
export { freshSchema, openTestDatabase, testConfig, testDatabaseUrl } from './test-database.js';
export type { Mishap } from './toy/diary.projection.js';
export { Diary, DIARY_TABLE, DiaryRow } from './toy/diary.projection.js';
