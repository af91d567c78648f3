import { Module, type Provider } from '@nestjs/common';

const write: Provider[] = [];
const react: Provider[] = [];
const read: Provider[] = [];

/** Who owns what came out of a partnership, who may use it, and who else does. */
@Module({ providers: [...write, ...react, ...read] })
export class IpRecordsModule {}
