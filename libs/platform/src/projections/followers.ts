import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit, type BeforeApplicationShutdown } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { EventStore } from '@hub/event-store';
import { DataSource } from 'typeorm';
import { Config } from '../config/config.js';
import { AppendSignal } from './append-signal.js';
import { CheckpointRow } from './checkpoint.row.js';
import { type Behind, takeTogether } from './follow-together.js';
import { lockCheckpoint, step } from './follow.js';
import { Follower } from './follower.js';
import { Projection } from './projection.js';

const BATCH = 500;
const LOOK_EVERY_MS = 200;
const HELD_UP_MS = 50;

/** How a follower stands. `behind` counts the facts between its checkpoint and the head of the log. */
export type Standing = Readonly<{ name: string; kind: 'projection' | 'reactor'; position: bigint; behind: bigint; error: string | null }>;

/** A rebuild was asked of a name that no projection has. */
export class UnknownProjection extends Error {}

/** Runs every projection and reactor of this process, and tells how they stand. */
@Injectable()
export class Followers implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Followers.name);
  private readonly stopped = new Set<string>();
  private followers: readonly Follower[] = [];
  private running = false;
  private ending = false;
  private loop: Promise<void> | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private wake: () => void = () => undefined;
  private woken = false;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly store: EventStore,
    private readonly database: DataSource,
    private readonly signal: AppendSignal,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.followers = this.discovery
      .getProviders()
      .map(({ instance }) => instance as unknown)
      .filter((instance) => instance instanceof Follower);
    const twice = this.followers.map(({ name }) => name).filter((name, index, names) => names.indexOf(name) !== index);
    if (twice.length > 0) throw new Error(`two followers share a name, and so a checkpoint: ${twice.join(', ')}`);
  }

  onApplicationBootstrap(): void {
    if (this.config.projections) this.start();
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    const unlisten = this.signal.onAppended(() => {
      this.woken = true;
      this.wake();
    });
    this.loop = this.run().finally(unlisten);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.running = false;
    this.ending = true;
    this.wake();
    await this.loop;
  }

  /**
   * Follows until nothing is left to follow, reactions to reactions included, whoever else follows at the same time.
   * @throws {Error} when a follower is stopped.
   */
  async settle(): Promise<void> {
    for (;;) {
      const wasBehind = await this.round();
      await this.throwIfStopped();
      if (!wasBehind) return;
    }
  }

  private async throwIfStopped(): Promise<void> {
    if (this.stopped.size === 0) return;
    const broken = (await this.standings()).find(({ name }) => this.stopped.has(name));
    if (broken) throw new Error(`${broken.name} is stopped: ${broken.error ?? ''}`);
  }

  /** How every follower of the program stands, read from the database, so that it also holds for those another process runs. */
  async standings(): Promise<readonly Standing[]> {
    // In this order: a follower that is seen at the head has then also taken whatever another one led to.
    const rows = await this.database.getRepository(CheckpointRow).find();
    const head = await this.store.head();
    return this.followers.map((follower) => {
      const row = rows.find(({ name }) => name === follower.name);
      const position = BigInt(row?.position ?? 0);
      return {
        name: follower.name,
        kind: follower instanceof Projection ? 'projection' : 'reactor',
        position,
        behind: head > position ? head - position : 0n,
        error: row?.error ?? null,
      };
    });
  }

  /**
   * Empties a projection's tables and builds them again from the first fact. Whoever reads meanwhile sees what is built so far.
   * @throws {UnknownProjection}
   * @throws {Error} when it stops before the end.
   */
  async rebuild(name: string): Promise<void> {
    const projection = this.projections().find((each) => each.name === name);
    if (!projection) throw new UnknownProjection(name);
    await this.database.transaction(async (tx) => {
      await lockCheckpoint(tx, name);
      for (const table of projection.tables) await tx.createQueryBuilder().delete().from(table).execute();
      await tx.update(CheckpointRow, { name }, { position: '0', error: null, movedAt: new Date() });
    });
    this.stopped.delete(name);
    await this.catchUp(projection);
    await this.throwIfStopped();
  }

  projections(): readonly Projection[] {
    return this.followers.filter((follower) => follower instanceof Projection);
  }

  private async run(): Promise<void> {
    while (this.running) {
      this.woken = false;
      try {
        if (await this.round()) continue;
      } catch (error) {
        this.log.error('followers could not look at the log; they try again', error);
      }
      await this.pause();
    }
  }

  /** One round at a time: the loop and whoever settles would only wait for each other's locks. */
  private round(): Promise<boolean> {
    const round = this.turn.then(() => this.followOnce());
    this.turn = round.catch(() => undefined);
    return round;
  }

  /** @returns whether anybody was behind; then there may be something to follow again. */
  private async followOnce(): Promise<boolean> {
    const standings = await this.standings();
    // Another process may have mended it, by a rebuild.
    for (const { name, error } of standings) if (error === null) this.stopped.delete(name);
    const positions = new Map(standings.filter(({ behind }) => behind > 0n).map(({ name, position }) => [name, position]));
    const behind = this.followers.flatMap((follower) => {
      const position = this.stopped.has(follower.name) ? undefined : positions.get(follower.name);
      return position === undefined ? [] : [{ follower, position }];
    });
    if (behind.length === 0) return false;
    const served = await this.together(behind);
    for (const { follower } of behind) if (!served.has(follower.name)) await this.catchUp(follower);
    return true;
  }

  private async together(behind: readonly Behind[]): Promise<ReadonlySet<string>> {
    try {
      return await takeTogether(this.database, this.store, behind, BATCH);
    } catch {
      // One of them failed, and none has moved. Each on its own, the others go on and the one that fails is named.
      return new Set();
    }
  }

  private async catchUp(follower: Follower): Promise<void> {
    while (!this.ending) {
      const result = await step(this.database, this.store, follower, BATCH);
      if (result.outcome === 'moved' && result.more) continue;
      if (result.outcome === 'again') {
        this.log.warn({ msg: 'a follower is held up; it tries again', follower: follower.name, cause: String(result.error) });
        await new Promise((resolve) => setTimeout(resolve, HELD_UP_MS));
      }
      if (result.outcome === 'stopped') {
        this.stopped.add(follower.name);
        this.log.error(
          {
            msg: 'a follower stopped; it stays stopped until the cause is mended and the program started again',
            follower: follower.name,
            fact: result.fact.type,
            position: String(result.fact.position),
          },
          result.error,
        );
      }
      return;
    }
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOK_EVERY_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (!this.running || this.woken) this.wake();
    });
  }
}
