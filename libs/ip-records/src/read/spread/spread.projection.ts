import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { joinProvenance, Projection, provenanceIn, type Rows } from '@hub/platform';
import { foldSpread, type SpreadFact } from './spread.fold.js';
import { SpreadRow } from './spread.row.js';

/** How far the solutions of each challenge have spread. */
@Injectable()
export class SpreadProjection extends Projection<SpreadFact> {
  override readonly name = 'ip-records-spread.v1';
  override readonly on = ['ip-terms-agreed.v1', 'resale-reported.v1', 'resale-status-changed.v1', 'use-by-others-reported.v1'] as const;
  override readonly tables = [SpreadRow];

  override async apply(fact: Recorded<SpreadFact>, rows: Rows): Promise<void> {
    const before = (await rows.findOneBy(SpreadRow, { challengeId: fact.data.challengeId })) ?? undefined;
    // Of the terms it shows whose the solution is; what is made up in their wording is shown nowhere here.
    const known = provenanceIn(fact);
    const shown = fact.type === 'ip-terms-agreed.v1' ? { ...known, synthetic: [] } : known;
    await rows.save(SpreadRow, { ...foldSpread(before, fact), ...joinProvenance(before, shown) });
  }
}
