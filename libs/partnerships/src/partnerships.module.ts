import { Module, type Provider } from '@nestjs/common';

const write: Provider[] = [];
const react: Provider[] = [];
const read: Provider[] = [];

/** The contract of an innovation partnership: phases, targets, acceptance and purchase. */
@Module({ providers: [...write, ...react, ...read] })
export class PartnershipsModule {}
