export type { ChainFact } from './chain-facts.js';
export {
  challenge,
  evaluation,
  ipRecord,
  organisation,
  partnership,
  procurement,
  programme,
  proposal,
  testBed,
  timesheet,
} from './chain-facts.js';
export { anyFacts } from './any-facts.js';
