import { Injectable } from '@nestjs/common';
import { CheckpointRow, TryAgain } from '@hub/platform';
import { DataSource } from 'typeorm';
import type { CyclePlace } from '../../domain/challenge-standings.port.js';
import { ProcurementCycles } from '../../domain/procurement-cycles.port.js';
import { ProcurementCycleRow } from './procurement-cycle.row.js';
import { ProcurementCyclesProjection } from './procurement-cycles.projection.js';

@Injectable()
export class ProcurementCyclesLookup extends ProcurementCycles {
  constructor(
    private readonly database: DataSource,
    private readonly projection: ProcurementCyclesProjection,
  ) {
    super();
  }

  override async of(procurementId: string, upTo: bigint): Promise<CyclePlace | undefined> {
    // In this order: what the table then does not hold had not happened.
    const checkpoint = await this.database.getRepository(CheckpointRow).findOneBy({ name: this.projection.name });
    const row = await this.database.getRepository(ProcurementCycleRow).findOneBy({ procurementId });
    if (row) return { programmeId: row.programmeId, cycleNo: row.cycleNo };
    if (BigInt(checkpoint?.position ?? 0) < upTo) throw new TryAgain(`${this.projection.name} has not reached ${upTo}`);
    return undefined;
  }
}
