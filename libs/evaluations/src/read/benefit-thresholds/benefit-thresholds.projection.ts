import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { joinProvenance, Projection, provenanceIn, type Rows } from '@hub/platform';
import { type BenefitThresholdsEvent, benefitThresholdsEventTypes } from '../../domain/benefit/benefit-thresholds.events.js';
import { BenefitThresholdsRow } from './benefit-thresholds.row.js';

@Injectable()
export class BenefitThresholdsProjection extends Projection<BenefitThresholdsEvent> {
  override readonly name = 'evaluations-benefit-thresholds.v1';
  override readonly on = benefitThresholdsEventTypes;
  override readonly tables = [BenefitThresholdsRow];

  override async apply(fact: Recorded<BenefitThresholdsEvent>, rows: Rows): Promise<void> {
    const { data, metadata, recordedAt } = fact;
    await rows.insert(BenefitThresholdsRow, {
      ...data,
      setBy: metadata['actor'] ?? 'unknown',
      setAt: metadata['occurredAt'] ?? recordedAt,
      ...joinProvenance(provenanceIn(fact)),
    });
  }
}
