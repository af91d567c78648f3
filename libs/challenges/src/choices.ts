import { graphqlEnum } from '@hub/platform';
import { abandonGrounds } from './domain/challenge.events.js';

export const AbandonGroundChoice = graphqlEnum(
  'AbandonGround',
  abandonGrounds,
  'Why a challenge is given up: no partner was found, the need changed, or the funds are missing.',
);
export const ChallengeStatusChoice = graphqlEnum(
  'ChallengeStatus',
  ['draft', 'ready', 'published', 'taken-up', 'solved', 'abandoned'] as const,
  'Where a challenge stands.',
);
