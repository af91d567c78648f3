import { describeEventStore } from './describe-event-store.js';
import { ModelEventStore } from './model-event-store.js';

describeEventStore('the model', async () => ({ store: new ModelEventStore(), close: async () => undefined }));

describeEventStore(
  'the model of a store that looks at ids only in a repeat',
  async () => ({ store: new ModelEventStore('as-appended'), close: async () => undefined }),
  { ids: 'as-appended' },
);
