import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a child says. */
export type Said = Readonly<Record<string, unknown>>;

/** A process of its own that runs a script of `child/` on what was built, and can be stopped, woken and killed. */
export class Child {
  readonly heard: Said[] = [];
  private readonly ended: Promise<unknown>;

  private constructor(private readonly process: ChildProcess) {
    process.on('message', (said) => this.heard.push(said as Said));
    this.ended = once(process, 'exit');
  }

  /** Starts a script, and waits until it says that it is `ready`. What it prints as errors is printed. */
  static async start(script: string, env: Readonly<Record<string, string>>): Promise<Child> {
    const file = fileURLToPath(new URL(`../child/${script}`, import.meta.url));
    const options = { execArgv: [], env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] as const };
    const child = new Child(fork(file, [], { ...options, stdio: [...options.stdio] }));
    await child.hears('ready');
    return child;
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  say(what: object): void {
    this.process.send(what);
  }

  /** Waits until the child has said something with this word in it, after `from` other things. */
  async hears(word: string, from = 0): Promise<Said> {
    for (;;) {
      const found = this.heard.slice(from).find((said) => word in said);
      if (found) return found;
      const died = this.ended.then(() => {
        throw new Error(`a child ended before it said "${word}"`);
      });
      await Promise.race([once(this.process, 'message'), died]);
    }
  }

  stop(): void {
    this.process.kill('SIGSTOP');
  }

  wake(): void {
    this.process.kill('SIGCONT');
  }

  /** As if the power went. Also a process that is stopped dies. */
  async kill(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) this.process.kill('SIGKILL');
    await this.ended;
  }
}
