import { Module, type Provider } from '@nestjs/common';

const write: Provider[] = [];
const react: Provider[] = [];
const read: Provider[] = [];

/** Who somebody is: the only place with names of persons. */
@Module({ providers: [...write, ...react, ...read] })
export class PeopleModule {}
