export { describeEventStore, type OpenedStore } from './describe-event-store.js';
export { ModelEventStore } from './model-event-store.js';
