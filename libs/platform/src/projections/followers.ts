import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { EventStore, type Recorded } from '@hub/event-store';
import { DataSource } from 'typeorm';
import { Clock } from '../calendar/clock.js';
import { Config } from '../config/config.js';
import { Follower } from './follower.js';
import { Loop } from './following/loop.js';
import { askForReplay, listParked, type ParkedFact } from './following/parked.js';
import { canReplay } from './following/replay.js';
import { isSettled, type Standing, standingsOf } from './following/standing.js';
import { type Events, Worker } from './following/worker.js';
import { Projection } from './projection.js';
import { nameOfRebuild, rebuildProjection, type RebuildOptions } from './rebuild/rebuild.js';
import { startOver } from './rebuild/start-over.js';

/**
 * A parked fact, and whose it is: of a `follower` of this program; of a `rebuild` that was interrupted, which goes on with it or begins
 * again; or of `nobody` here, because the follower is one of another program, older or newer.
 */
export type OwnedParkedFact = ParkedFact & Readonly<{ of: 'follower' | 'rebuild' | 'nobody' }>;

/** A rebuild was asked of a name that no projection has. */
export class UnknownProjection extends Error {}

/** Runs every projection and reactor of this process, and tells how they stand. */
@Injectable()
export class Followers implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Followers.name);
  private readonly listeners = new Set<Partial<Events>>();
  private followers: readonly Follower[] = [];
  private loop: Loop | undefined;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly store: EventStore,
    private readonly database: DataSource,
    private readonly clock: Clock,
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

  /** Begins to follow, sharing the followers with other processes that do. */
  start(): void {
    this.loop ??= new Loop((wake) => this.workerOf('worker', wake), this.log);
  }

  async beforeApplicationShutdown(): Promise<void> {
    const { loop } = this;
    this.loop = undefined;
    await loop?.end();
  }

  /**
   * Waits until nothing is left to follow and to do, reactions to reactions included, whoever follows. A process that does not follow
   * by itself follows for as long as it takes what no other process does. What is parked is not waited for.
   */
  async settle(): Promise<void> {
    const own = this.loop ? undefined : new Loop((wake) => this.workerOf('guest', wake), this.log);
    const loop = this.loop ?? own;
    try {
      while (!(await isSettled(this.database, this.store, this.followers))) await loop?.progress();
    } finally {
      await own?.end();
    }
  }

  /** How every follower of the program stands, whichever process moves it. */
  async standings(): Promise<readonly Standing[]> {
    return (await this.health()).standings;
  }

  /** The same, with the head of the log. */
  health(): Promise<Readonly<{ head: bigint; standings: readonly Standing[] }>> {
    return standingsOf(this.database, this.store, this.followers);
  }

  /** Hears what happens while this process follows. @returns a function that ends the listening. */
  onEvents(listener: Partial<Events>): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The name that leases of this process bear; undefined while it does not follow. */
  get owner(): string | undefined {
    return this.loop?.owner;
  }

  /**
   * Builds a projection again beside the tables that are read, and puts it in their place in one transaction when it has caught up. A
   * rebuild that was interrupted goes on where it was. Nothing but rows is written: reactions are not repeated.
   * @throws {UnknownProjection}
   */
  async rebuild(name: string, options: RebuildOptions = {}): Promise<bigint> {
    const projection = this.projections().find((each) => each.name === name);
    if (!projection) throw new UnknownProjection(name);
    return rebuildProjection(this.database, this.store, projection, options);
  }

  /**
   * Empties every read model, and lets all followers begin at the first fact again, for a log that they were not made of. Reactions that
   * were done are not done again.
   */
  startOver(): Promise<void> {
    return startOver(this.database, this.projections());
  }

  /** Everything that is parked, in the order of the log, and to whom it belongs. */
  async parked(): Promise<readonly OwnedParkedFact[]> {
    return (await listParked(this.database)).map((fact) => ({ ...fact, of: this.ownerOf(fact) }));
  }

  /**
   * Tries again what is parked, in order, of one follower or of all. A read model whose rows are made of several streams is built again.
   * @returns what is still parked of them. What belongs to a rebuild, or to a follower that this program does not have, is not theirs.
   */
  async replayParked(name?: string): Promise<readonly OwnedParkedFact[]> {
    const parked = new Set((await listParked(this.database, name)).map(({ follower }) => follower));
    for (const follower of this.followers.filter((each) => parked.has(each.name)))
      if (canReplay({ follower })) await askForReplay(this.database, follower.name);
      else await this.rebuild(follower.name);
    await this.afterReplay();
    return (await this.parked()).filter((fact) => fact.of === 'follower' && (name === undefined || fact.follower === name));
  }

  projections(): readonly Projection[] {
    return this.followers.filter((follower) => follower instanceof Projection);
  }

  private ownerOf({ follower }: ParkedFact): OwnedParkedFact['of'] {
    if (this.followers.some(({ name }) => name === follower)) return 'follower';
    return this.projections().some(({ name }) => nameOfRebuild(name) === follower) ? 'rebuild' : 'nobody';
  }

  private async afterReplay(): Promise<void> {
    const own = this.loop ? undefined : new Loop((wake) => this.workerOf('guest', wake), this.log);
    const names = this.followers.map(({ name }) => name);
    const isAsked = async (): Promise<boolean> => {
      const asked: unknown[] = await this.database.query('SELECT FROM parked WHERE replay AND follower = ANY ($1) LIMIT 1', [names]);
      return asked.length > 0;
    };
    try {
      while (await isAsked()) await (this.loop ?? own)?.progress();
    } finally {
      await own?.end();
    }
  }

  private workerOf(kind: 'worker' | 'guest', wake: () => void): Worker {
    const each = <Name extends keyof Events>(name: Name, ...what: Parameters<Events[Name]>): void => {
      for (const listener of this.listeners) (listener[name] as ((...what: Parameters<Events[Name]>) => void) | undefined)?.(...what);
    };
    const events: Events = {
      parked: (follower, fact, error) => {
        this.logParked(follower, fact, error);
        each('parked', follower, fact, error);
      },
      heldUp: (follower, cause) => {
        this.log.warn({ msg: 'a follower is held up; it tries again', follower }, cause);
        each('heldUp', follower, cause);
      },
      took: (...what) => each('took', ...what),
    };
    return new Worker(this.database, this.store, this.followers, kind, events, wake, () => this.clock.now());
  }

  private logParked(follower: string, { type, stream, position, metadata }: Recorded, error: unknown): void {
    const where = { follower, type, stream, position: String(position), correlationId: metadata['correlationId'] };
    this.log.error({ msg: 'a fact was parked, and with it what follows in its stream; hub parked lists it', ...where }, error);
  }
}
