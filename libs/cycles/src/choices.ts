import { graphqlEnum } from '@hub/platform';
import { cycleStatuses } from './domain/programme/state.js';
import { cycleOutcomes } from './domain/programme.events.js';

export const CycleStatusChoice = graphqlEnum('CycleStatus', cycleStatuses, 'Where a cycle stands.');
export const CycleOutcomeChoice = graphqlEnum(
  'CycleOutcome',
  cycleOutcomes,
  'What became of a challenge in its cycle; `CONTINUES` when its development goes on after the cycle.',
);
