import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit, type BeforeApplicationShutdown } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { EventStore } from '@hub/event-store';
import { DataSource } from 'typeorm';
import { Config } from '../config/config.js';
import { AppendSignal } from './append-signal.js';
import { CheckpointRow } from './checkpoint.row.js';
import { lockCheckpoint, step } from './follow.js';
import { Follower } from './follower.js';
import { Projection } from './projection.js';

const BATCH = 500;
const LOOK_EVERY_MS = 200;

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
  private loop: Promise<void> | undefined;
  private wake: () => void = () => undefined;

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
      this.wake();
    });
    this.loop = this.run().finally(unlisten);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.running = false;
    this.wake();
    await this.loop;
  }

  /** Follows until nothing is left to follow, reactions to reactions included. @throws {Error} when a follower is stopped. */
  async settle(): Promise<void> {
    for (;;) {
      const moved = await this.round();
      const broken = this.followers.find(({ name }) => this.stopped.has(name));
      if (broken)
        throw new Error(`${broken.name} is stopped: ${(await this.standings()).find(({ name }) => name === broken.name)?.error ?? ''}`);
      if (!moved) return;
    }
  }

  /** How every follower of the program stands, read from the database, so that it also holds for those another process runs. */
  async standings(): Promise<readonly Standing[]> {
    const [head, rows] = await Promise.all([this.store.head(), this.database.getRepository(CheckpointRow).find()]);
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

  /** Empties a projection's tables and builds them again from the first fact. @throws {UnknownProjection} */
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
  }

  projections(): readonly Projection[] {
    return this.followers.filter((follower) => follower instanceof Projection);
  }

  private async run(): Promise<void> {
    while (this.running) {
      try {
        if (await this.round()) continue;
      } catch (error) {
        this.log.error('followers could not look at the log; they try again', error);
      }
      await this.pause();
    }
  }

  private async round(): Promise<boolean> {
    const head = await this.store.head();
    const standings = await this.standings();
    let moved = false;
    for (const follower of this.followers) {
      const standing = standings.find(({ name }) => name === follower.name);
      if (this.stopped.has(follower.name) || (standing && standing.position >= head)) continue;
      moved = (await this.catchUp(follower)) || moved;
    }
    return moved;
  }

  private async catchUp(follower: Follower): Promise<boolean> {
    let moved = false;
    for (;;) {
      const result = await step(this.database, this.store, follower, BATCH);
      if (result.outcome === 'moved') {
        moved = true;
        continue;
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
      return moved;
    }
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOK_EVERY_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (!this.running) this.wake();
    });
  }
}
