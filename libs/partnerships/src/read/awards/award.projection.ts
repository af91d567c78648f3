import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { assertNever } from '@hub/kernel';
import { Projection, type Rows } from '@hub/platform';
import type { AwardDecided, AwardNotified, DocumentsPublished, ProcurementCancelled } from '@hub/procurement';
import { AwardRow } from './award.row.js';

type Heard = DocumentsPublished | AwardDecided | AwardNotified | ProcurementCancelled;

/** Hears of procurements what a contract rests on. A new award has to be notified anew before anybody signs. */
@Injectable()
export class AwardProjection extends Projection<Heard> {
  override readonly name = 'partnerships-awards.v1';
  override readonly on = [
    'procurement-documents-published.v1',
    'award-decided.v1',
    'award-notified.v1',
    'procurement-cancelled.v1',
  ] as const;
  override readonly tables = [AwardRow];

  override async apply({ type, data }: Recorded<Heard>, rows: Rows): Promise<void> {
    const { procurementId, challengeId } = data;
    // A procurement that is cancelled before its documents were published has no row, and needs none.
    const change = (changes: Partial<AwardRow>) => rows.update(AwardRow, { procurementId }, changes);
    switch (type) {
      case 'procurement-documents-published.v1': {
        const { documentsVersion, mayEndAfterPhase } = data;
        if ((await change({ documentsVersion, mayEndAfterPhase })) > 0) return;
        await rows.insert(AwardRow, {
          ...{ procurementId, challengeId, documentsVersion, mayEndAfterPhase },
          ...{ partners: [], contractFrom: null, cancelled: false },
        });
        return;
      }
      case 'award-decided.v1':
        await change({ partners: [...data.partners], contractFrom: null });
        return;
      case 'award-notified.v1':
        await change({ contractFrom: data.contractFrom });
        return;
      case 'procurement-cancelled.v1':
        await change({ cancelled: true });
        return;
      default:
        assertNever(type);
    }
  }
}
