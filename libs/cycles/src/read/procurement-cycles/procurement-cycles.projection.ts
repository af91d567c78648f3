import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { Projection, type Rows } from '@hub/platform';
import type { ProcurementStarted } from '@hub/procurement';
import { ProcurementCycleRow } from './procurement-cycle.row.js';

@Injectable()
export class ProcurementCyclesProjection extends Projection<ProcurementStarted> {
  override readonly name = 'cycles-procurement-cycles.v1';
  override readonly on = ['procurement-started.v1'] as const;
  override readonly tables = [ProcurementCycleRow];

  override async apply({ data }: Recorded<ProcurementStarted>, rows: Rows): Promise<void> {
    const { procurementId, programmeId, cycleNo } = data;
    await rows.insert(ProcurementCycleRow, { procurementId, programmeId, cycleNo });
  }
}
