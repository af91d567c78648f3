import { Module, type Provider } from '@nestjs/common';

const write: Provider[] = [];
const react: Provider[] = [];
const read: Provider[] = [];

/** Effect and market of every proposal, judged by several evaluators, and what the hub concludes. */
@Module({ providers: [...write, ...react, ...read] })
export class EvaluationsModule {}
