import { graphqlEnum } from '@hub/platform';
import { activities } from './domain/timesheet.events.js';

export const ActivityChoice = graphqlEnum('Activity', activities, 'What time is invested in.');
export const TestBedStatusChoice = graphqlEnum('TestBedStatus', ['open', 'closed'] as const, 'Where a test bed stands.');
