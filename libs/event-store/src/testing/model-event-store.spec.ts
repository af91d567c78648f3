import { describeEventStore } from './describe-event-store.js';
import { ModelEventStore } from './model-event-store.js';

describeEventStore('the model', async () => ({ store: new ModelEventStore(), close: async () => undefined }));
