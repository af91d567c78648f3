import { Module, type Provider } from '@nestjs/common';

const write: Provider[] = [];
const react: Provider[] = [];
const read: Provider[] = [];

/** Dashboards across the contexts, and the lineage from a proposal to its effect. */
@Module({ providers: [...write, ...react, ...read] })
export class InsightsModule {}
