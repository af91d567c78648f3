import { type DynamicModule, Module } from '@nestjs/common';
import { type Connections, PlatformModule } from '@hub/platform';
import { TypeCensus } from './census/type-census.js';
import { contexts } from './contexts.js';
import { HealthReport } from './health/health.js';
import { ReadSide } from './read-side/read-side.js';

/** The whole hub without an edge: what the API, the worker and the command line are made of. */
@Module({})
export class HubModule {
  static with(connections: Connections): DynamicModule {
    return {
      module: HubModule,
      imports: [PlatformModule.with(connections), ...contexts],
      providers: [TypeCensus, HealthReport, ReadSide],
      exports: [TypeCensus, HealthReport, ReadSide],
    };
  }
}
