import { Module, type Provider } from '@nestjs/common';

const write: Provider[] = [];
const react: Provider[] = [];
const read: Provider[] = [];

/** Needs worth developing for: from the draft to solved or abandoned. */
@Module({ providers: [...write, ...react, ...read] })
export class ChallengesModule {}
