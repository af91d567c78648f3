import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { Projection, union } from '@hub/platform';
import type { EntityManager } from 'typeorm';
import { type BenefitThresholdsEvent, benefitThresholdsEventTypes } from '../../domain/benefit-thresholds.events.js';
import { BenefitThresholdsRow } from './benefit-thresholds.row.js';

@Injectable()
export class BenefitThresholdsProjection extends Projection<BenefitThresholdsEvent> {
  override readonly name = 'evaluations-benefit-thresholds.v1';
  override readonly on = benefitThresholdsEventTypes;
  override readonly tables = [BenefitThresholdsRow];

  override async apply({ data, metadata, recordedAt }: Recorded<BenefitThresholdsEvent>, tx: EntityManager): Promise<void> {
    await tx.insert(BenefitThresholdsRow, {
      ...data,
      setBy: metadata['actor'] ?? 'unknown',
      setAt: metadata['occurredAt'] ?? recordedAt,
      sources: union([], metadata['sources']),
      synthetic: union([], metadata['synthetic']),
    });
  }
}
