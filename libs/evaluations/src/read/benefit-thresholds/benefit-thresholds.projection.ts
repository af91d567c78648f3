import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { joinProvenance, Projection, provenanceIn } from '@hub/platform';
import type { EntityManager } from 'typeorm';
import { type BenefitThresholdsEvent, benefitThresholdsEventTypes } from '../../domain/benefit/benefit-thresholds.events.js';
import { BenefitThresholdsRow } from './benefit-thresholds.row.js';

@Injectable()
export class BenefitThresholdsProjection extends Projection<BenefitThresholdsEvent> {
  override readonly name = 'evaluations-benefit-thresholds.v1';
  override readonly on = benefitThresholdsEventTypes;
  override readonly tables = [BenefitThresholdsRow];

  override async apply(fact: Recorded<BenefitThresholdsEvent>, tx: EntityManager): Promise<void> {
    const { data, metadata, recordedAt } = fact;
    await tx.insert(BenefitThresholdsRow, {
      ...data,
      setBy: metadata['actor'] ?? 'unknown',
      setAt: metadata['occurredAt'] ?? recordedAt,
      ...joinProvenance(provenanceIn(fact)),
    });
  }
}
