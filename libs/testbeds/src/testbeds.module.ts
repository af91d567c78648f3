import { Module, type Provider } from '@nestjs/common';

const write: Provider[] = [];
const react: Provider[] = [];
const read: Provider[] = [];

/** Where solutions are tried, and the hours the municipality invests. */
@Module({ providers: [...write, ...react, ...read] })
export class TestbedsModule {}
