import { Module, type Provider } from '@nestjs/common';

const write: Provider[] = [];
const react: Provider[] = [];
const read: Provider[] = [];

/** Programmes with their limits, and the cycles in which challenges are taken up. */
@Module({ providers: [...write, ...react, ...read] })
export class CyclesModule {}
