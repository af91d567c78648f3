import { describeEventStore, StandIn } from '../testing/index.js';
import { KurrentEventStore } from './kurrent-event-store.js';

describeEventStore(
  'the store in KurrentDB',
  async () => {
    const server = await StandIn.start({ answersRepeatsAfterMs: 300 });
    const store = new KurrentEventStore(server.url);
    return {
      store,
      close: async () => {
        await store.close();
        await server.stop();
      },
    };
  },
  { ids: 'as-appended' },
);
