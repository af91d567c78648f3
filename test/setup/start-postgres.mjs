import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Starts a PostgreSQL for this run alone, in a folder of its own, whatever else runs on the machine. */
export default async function startPostgres() {
  const { shareEmbeddedPostgres } = await import('../../dist/libs/platform/src/index.js');
  const folder = mkdtempSync(join(tmpdir(), 'hub-test-'));
  // The server's account must reach its data folder.
  chmodSync(folder, 0o755);
  const share = await shareEmbeddedPostgres(folder);
  process.env.HUB_TEST_DATABASE_URL = share.url;
  globalThis.hubTest = { share, folder };
}
