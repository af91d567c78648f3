export type { ContractOptions, Ids } from './contract/facts.js';
export { describeEventStore, type OpenedStore } from './describe-event-store.js';
export type { ForeignEvent, StandInCode, StandInFaults, StandInOptions, StandInSeen } from './kurrentdb-stand-in/stand-in.js';
export { StandIn } from './kurrentdb-stand-in/stand-in.js';
export { ModelEventStore } from './model-event-store.js';
export { type FaultyNetwork, openFaultyNetwork } from '../postgres/testing/faulty-network.js';
