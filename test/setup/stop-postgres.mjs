import { rmSync } from 'node:fs';

/** Stops it and leaves nothing behind. */
export default async function stopPostgres() {
  const { share, folder } = globalThis.hubTest;
  await share.release();
  rmSync(folder, { recursive: true, force: true });
  rmSync(share.dataDir, { recursive: true, force: true });
}
