import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How the server is set up. Sizes in bytes, times in milliseconds. */
export type StandInOptions = Readonly<{
  /** Where what it acknowledged is kept; a folder of its own, removed at the end, when none is given. */
  folder?: string;
  version?: string;
  /** A server without the call that all appends of a client share. */
  batchAppend?: boolean;
  /** The most bytes of one append: 1 MiB in 23.10, 256 MiB in 26.1. */
  largestAppend?: number;
  /** When the repeat of an append that is still being written is told that its time is over. */
  answersRepeatsAfterMs?: number;
}>;

/** What goes wrong, until it is told otherwise; numbers count down. See `faults.mjs`. */
export type StandInFaults = Readonly<{
  loseAnswers?: number;
  loseOneIn?: number;
  writesLateMs?: number;
  halfClose?: number;
  timeOut?: number;
  tooLarge?: number;
  delayMs?: number;
  delayReadsMs?: number;
  refuse?: boolean;
  silent?: boolean;
  quiet?: boolean;
  earlyCheckpoints?: boolean;
  silentFilters?: boolean;
  fail?: Readonly<Partial<Record<'append' | 'read' | 'subscribe' | 'features', readonly [code: StandInCode, times: number]>>>;
}>;

/** Codes of gRPC. */
export type StandInCode =
  'CANCELLED' | 'UNKNOWN' | 'UNAVAILABLE' | 'INTERNAL' | 'DATA_LOSS' | 'ABORTED' | 'DEADLINE_EXCEEDED' | 'INVALID_ARGUMENT';

/** What it has seen since it was started; `open` are the calls that are open: subscriptions and shared calls of appends. */
export type StandInSeen = Readonly<
  Record<
    | 'appends'
    | 'lost'
    | 'anyRevision'
    | 'reads'
    | 'filteredReads'
    | 'leaderReads'
    | 'backwardReads'
    | 'subscriptions'
    | 'features'
    | 'open'
    | 'records',
    number
  >
>;

/** An event as any program may have written it. `text` and `metadata` need not be JSON. */
export type ForeignEvent = Readonly<{ id: string; type: string; text: string; metadata?: string; json?: boolean }>;

type Message = Readonly<{ port?: number; call?: number; answer?: unknown }>;

/**
 * A stand-in for a KurrentDB server in a process of its own, with switches for faults. It is test support, written from the protocol and
 * from what was measured on real servers; it checks no user, knows no cluster and serves nobody. What it acknowledged survives
 * `kill` and `restart`. It dies with the process that started it.
 */
export class StandIn {
  private child: ChildProcess | undefined;
  private port = 0;
  private calls = 0;

  private constructor(
    private readonly options: StandInOptions,
    private readonly folder: string,
  ) {}

  static async start(options: StandInOptions = {}): Promise<StandIn> {
    const standIn = new StandIn(options, options.folder ?? (await mkdtemp(join(tmpdir(), 'kurrentdb-stand-in-'))));
    await standIn.restart();
    return standIn;
  }

  get url(): string {
    return `kurrentdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** Starts it again on the same port, with what it has on the disk. */
  async restart(): Promise<void> {
    await this.kill();
    const { batchAppend = true, version, largestAppend, answersRepeatsAfterMs } = this.options;
    const args = [`--folder=${this.folder}`, `--port=${this.port}`];
    if (version !== undefined) args.push(`--version=${version}`);
    if (!batchAppend) args.push('--no-batch-append');
    if (largestAppend !== undefined) args.push(`--largest-append=${largestAppend}`);
    if (answersRepeatsAfterMs !== undefined) args.push(`--answers-repeats-after-ms=${answersRepeatsAfterMs}`);
    const child = fork(fileURLToPath(new URL('./main.mjs', import.meta.url)), args, { execArgv: [], env: {} });
    this.child = child;
    const died = once(child, 'exit').then(([code]) => {
      throw new Error(`the stand-in ended with ${String(code)} before it listened`);
    });
    const listening = once(child, 'message') as Promise<[Message]>;
    const [{ port = 0 }] = await Promise.race([listening, died]);
    died.catch(() => undefined);
    this.port = port;
  }

  /** Turns faults on and off. */
  async set(faults: StandInFaults): Promise<void> {
    await this.ask('set', faults);
  }

  /** Turns every fault off. */
  async heal(): Promise<void> {
    await this.ask('heal');
  }

  async seen(): Promise<StandInSeen> {
    return (await this.ask('seen')) as StandInSeen;
  }

  /** Breaks every open call with a code of gRPC, or ends it as if all were well. */
  async cut(code: StandInCode | 'OK'): Promise<void> {
    await this.ask('cut', code);
  }

  /** Writes as another program would. */
  async write(stream: string, events: readonly ForeignEvent[]): Promise<void> {
    await this.ask('write', { stream, events });
  }

  /** Stops the process in its tracks; its connections stay open. */
  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  /** As if the power went. */
  async kill(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Ends it for good. */
  async stop(): Promise<void> {
    await this.kill();
    if (this.options.folder === undefined) await rm(this.folder, { recursive: true, force: true });
  }

  private async ask(what: string, data?: unknown): Promise<unknown> {
    const { child } = this;
    if (!child) throw new Error('the stand-in is not running');
    this.calls += 1;
    const call = this.calls;
    return new Promise((resolve, reject) => {
      const done = (): void => {
        child.off('message', hear);
        child.off('exit', died);
      };
      const hear = (message: Message): void => {
        if (message.call !== call) return;
        done();
        resolve(message.answer);
      };
      const died = (): void => {
        done();
        reject(new Error('the stand-in died'));
      };
      child.on('message', hear).on('exit', died);
      child.send({ call, what, data });
    });
  }
}
