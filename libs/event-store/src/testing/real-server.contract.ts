import { KurrentEventStore } from '../kurrentdb/kurrent-event-store.js';
import { describeEventStore } from './describe-event-store.js';

// Run by `npm run test:kurrentdb` alone: it needs a server, and leaves what it wrote there.
const url = process.env['KURRENTDB_URL'];
if (!url) throw new Error('KURRENTDB_URL is not set; use npm run test:kurrentdb');

describeEventStore(
  'the store in a KurrentDB server',
  async () => {
    const store = new KurrentEventStore(url);
    // Without a server nothing else is worth the time.
    await store.head();
    return { store, close: () => store.close() };
  },
  { ids: 'as-appended', startsEmpty: false },
);
