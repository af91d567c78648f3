import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const versionOf = (name) => lock.packages[`node_modules/${name}`].version;

/** What the figures were taken with. Nothing of it says whose machine it is. */
export const describeRun = ({ server, rounds, minutes, load, floor }) => {
  const [cpu] = cpus();
  const isBusy = load > cpus().length / 2;
  return [
    `${new Date().toISOString().slice(0, 10)}, ${minutes} minutes, ${rounds} rounds.`,
    `${cpus().length} x ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node},`,
    `PostgreSQL ${server.version} (${server.own ? 'the embedded one, as it comes' : 'the one of DATABASE_URL'}; fsync, synchronous_commit and full_page_writes on)`,
    `${floor?.isPgbench ? `, pgbench ${floor.version}` : ''}.`,
    isBusy ? `**The machine had other work to do** (load ${load.toFixed(1)} at the start): take these figures for a trial.` : '',
    `Emmett ${versionOf('@event-driven-io/emmett-postgresql')}, Castore ${versionOf('@castore/event-storage-adapter-postgres')}.`,
  ]
    .filter(Boolean)
    .join(' ')
    .replaceAll(' ,', ',')
    .replaceAll(' .', '.');
};
