// Writes a sample to test/events for every type of fact that has none: the first fact of it in the store of DATABASE_URL. What is there
// stays as it is. Read what was written before it is committed: no person may be in it, and its ids are to be those of the story in
// test/setup/story-of-samples.ts, where the new type needs a place.
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { knownTypes, openStoreByUrl } from '../dist/libs/hub/src/index.js';

const url = process.env.DATABASE_URL;
if (!url) throw new Error('say in DATABASE_URL which store the samples are taken from');
const fileOf = (type) => fileURLToPath(new URL(`../test/events/${type}.json`, import.meta.url));
const { store, close } = await openStoreByUrl(url, 'read', 'hub-samples');
try {
  for (const wanted of [...knownTypes()].filter((each) => !existsSync(fileOf(each)))) {
    const [fact] = await store.readAll(0n, 1, [wanted]);
    if (!fact) {
      console.error(`${wanted}: no fact of it in this store; write its sample by hand`);
      continue;
    }
    const { type, data, metadata } = fact;
    writeFileSync(fileOf(type), `${JSON.stringify({ type, data, metadata }, null, 2)}\n`);
    console.log(`${type}: written, from ${fact.stream}/${fact.version}`);
  }
} finally {
  await close();
}
