import { type DynamicModule, Global, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { EventStore } from '@hub/event-store';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { Commands } from './acts/commands.js';
import { Desk } from './acts/desk.js';
import { PostgresSnapshots } from './acts/write-path/postgres-snapshots.js';
import { Snapshots } from './acts/write-path/snapshots.js';
import { StreamMemory } from './acts/write-path/stream-memory.js';
import { Clock } from './calendar/clock.js';
import { SwedishCalendar } from './calendar/swedish-calendar.js';
import { Config } from './config/config.js';
import { Personas } from './identity/personas.js';
import { TokenVerifier } from './identity/token-verifier.js';
import { FollowingObserver } from './observability/following-observer.js';
import { Metrics } from './observability/metrics.js';
import { ObservedEventStore } from './observability/observed-event-store.js';
import { Followers } from './projections/followers.js';
import { CaseHistory } from './reading/case-history.js';
import { CaseReader } from './reading/case-reader.js';
import { ReadYourWrites } from './reading/read-your-writes.js';

/**
 * What the platform is given: its settings, its open, migrated database, and the event store with the pool it may stand on. All are closed
 * when the program ends.
 */
export type Connections = Readonly<{ config: Config; database: DataSource; pool: pg.Pool; store: EventStore }>;

const POOL = Symbol('the pool of the event store');

@Injectable()
class Closing implements OnApplicationShutdown {
  constructor(
    private readonly database: DataSource,
    private readonly store: EventStore,
    @Inject(POOL) private readonly pool: pg.Pool,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
    await Promise.all([this.database.isInitialized ? this.database.destroy() : undefined, this.pool.end()]);
  }
}

const services = [
  CaseHistory,
  CaseReader,
  Clock,
  Commands,
  Desk,
  Followers,
  FollowingObserver,
  Metrics,
  Personas,
  ReadYourWrites,
  SwedishCalendar,
  TokenVerifier,
];

/** The machinery every context stands on: the write path, the followers, reading and identity. It knows no business words. */
@Global()
@Module({})
export class PlatformModule {
  static with({ config, database, pool, store }: Connections): DynamicModule {
    return {
      module: PlatformModule,
      imports: [CqrsModule.forRoot(), DiscoveryModule],
      providers: [
        { provide: Config, useValue: config },
        { provide: DataSource, useValue: database },
        { provide: POOL, useValue: pool },
        { provide: EventStore, useFactory: (metrics: Metrics) => new ObservedEventStore(store, metrics), inject: [Metrics] },
        { provide: StreamMemory, useFactory: () => new StreamMemory() },
        { provide: Snapshots, useFactory: () => new PostgresSnapshots(database) },
        ...services,
        Closing,
      ],
      exports: [CqrsModule, Config, DataSource, EventStore, ...services],
    };
  }
}
