export { InsightsModule } from './insights.module.js';
export { insightsMigrations, insightsRows } from './tables.js';
