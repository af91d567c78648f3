import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openPool, type Share, shareEmbeddedPostgres } from '@hub/platform';
import { eventually } from '../toy/eventually.js';

/** A PostgreSQL server that nobody else uses, in a folder that goes with it: it may be stopped, starved and killed. */
export class OwnPostgres {
  private constructor(
    readonly folder: string,
    private readonly share: Share,
    private readonly command: readonly string[],
  ) {}

  /** @param folder is where its data are, a temporary one when none is given. The account of the server must reach it. */
  static async start(folder = mkdtempSync(join(tmpdir(), 'hub-own-'))): Promise<OwnPostgres> {
    chmodSync(folder, 0o755);
    const share = await shareEmbeddedPostgres(folder);
    const command = readFileSync(`/proc/${firstProcess(share.dataDir)}/cmdline`, 'utf8')
      .split('\0')
      .slice(0, -1);
    return new OwnPostgres(folder, share, command);
  }

  get url(): string {
    return this.share.url;
  }

  /** The account it runs as, which is also the one that may change what it is allowed. */
  get account(): Readonly<{ uid: number; gid: number }> {
    const { uid, gid } = statSync(this.share.dataDir);
    return { uid, gid };
  }

  /** Acknowledges what is not on the disk, and takes its time until it is. */
  async acknowledgeEarly(): Promise<void> {
    const pool = openPool({ url: this.url, application: 'hub-test' });
    for (const setting of ["synchronous_commit = 'off'", "wal_writer_delay = '10s'"]) await pool.query(`ALTER SYSTEM SET ${setting}`);
    await pool.query('SELECT pg_reload_conf()');
    await pool.end();
  }

  /** Stops every process of it in its tracks. Its connections stay open, and the system still takes new ones for it. */
  freeze(): void {
    for (const pid of this.processes()) process.kill(pid, 'SIGSTOP');
  }

  thaw(): void {
    for (const pid of this.processes().reverse()) process.kill(pid, 'SIGCONT');
  }

  /** Kills every process of it, as if the power went. */
  async kill(): Promise<void> {
    const all = this.processes();
    for (const pid of all) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    await eventually('all processes of PostgreSQL being gone', async () => !all.some(isAlive));
  }

  /** No file of it may grow beyond so many bytes. PostgreSQL writes its log in files of 16 MiB, which have to have room. */
  limitFiles(bytes: number | 'unlimited'): void {
    for (const pid of this.processes()) limitFilesOf(pid, bytes, this.account);
  }

  /** Starts it again where it listened before, if it is not running, and waits until it has recovered and answers. */
  async revive(): Promise<void> {
    const [program = '', ...args] = this.command;
    const pool = openPool({ url: this.url, application: 'hub-test' });
    let started: ChildProcess | undefined;
    await eventually('PostgreSQL being back', async () => {
      const isStarting = started?.exitCode === null && started.signalCode === null;
      if (!isStarting && !this.isRunning) {
        started = spawn(program, args, { ...this.account, cwd: '/', detached: true, stdio: 'ignore', env: { LC_ALL: 'C' } });
        started.unref();
      }
      return (await pool.query('SELECT 1')).rowCount === 1;
    }).finally(() => pool.end());
  }

  async close(): Promise<void> {
    await this.share.release();
    // Whoever had to be revived is not stopped with the last share in it.
    if (this.isRunning) process.kill(firstProcess(this.share.dataDir), 'SIGINT');
    await eventually('PostgreSQL being gone', async () => !this.isRunning);
    // Where the account of the server could not reach the folder, the data are elsewhere.
    for (const folder of [this.folder, dirname(this.share.dataDir)]) rmSync(folder, { recursive: true, force: true });
  }

  /** The first one comes first, so that it starts no other meanwhile. */
  private processes(): number[] {
    const first = firstProcess(this.share.dataDir);
    return [first, ...childrenOf(first)];
  }

  private get isRunning(): boolean {
    try {
      return isAlive(firstProcess(this.share.dataDir));
    } catch {
      return false;
    }
  }
}

/** Sets the size that no file of a process may grow beyond, in bytes. A write that would is refused with EFBIG. */
export const limitFilesOf = (pid: number, bytes: number | 'unlimited', account: object = {}): void => {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`], { ...account, cwd: '/' });
};

/** @throws {Error} when the server is not running, and has said so. */
const firstProcess = (dataDir: string): number => {
  const pid = Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  if (!(pid > 1)) throw new Error(`${dataDir} names no process`);
  return pid;
};

const childrenOf = (pid: number): readonly number[] => {
  const { stdout } = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' });
  return stdout.trim().split('\n').filter(Boolean).map(Number);
};

/** Whether a process runs; one that only waits to be buried does not. */
const isAlive = (pid: number): boolean =>
  spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.search(/^[^Z\s]/) === 0;
