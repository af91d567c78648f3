import { Module, type Provider } from '@nestjs/common';

const write: Provider[] = [];
const react: Provider[] = [];
const read: Provider[] = [];

/** The innovation partnership as a procedure: from the market scan to the award (LOU 6:30-41). */
@Module({ providers: [...write, ...react, ...read] })
export class ProcurementModule {}
