import { type DynamicModule, Module } from '@nestjs/common';
import { CaseFilesModule } from '@hub/case-files';
import { HubModule } from '@hub/hub';
import type { Connections } from '@hub/platform';

/** The hub without an edge, and what plays the shipped case into an empty store. */
@Module({})
export class WorkerModule {
  static with(connections: Connections): DynamicModule {
    return { module: WorkerModule, imports: [HubModule.with(connections), CaseFilesModule] };
  }
}
