import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import type { ContractSigned } from '@hub/partnerships';
import { Reactor } from '@hub/platform';
import { procurement } from '../../domain/procurement.js';
import { procurementStream } from '../../domain/procurement.stream.js';

/** A procurement ends with its contract. */
@Injectable()
export class ConcludeProcurementWhenContractIsSigned extends Reactor<ContractSigned> {
  override readonly name = 'conclude-procurement-when-contract-is-signed.v1';
  override readonly on = ['contract-signed.v1'] as const;

  override async react(fact: Recorded<ContractSigned>): Promise<void> {
    const { procurementId, partnershipId, partner, signedOn } = fact.data;
    // Cancelled at the moment the contract was signed: both stand as they were recorded, and people have to sort it out.
    await this.because(fact, procurement).command(
      { stream: procurementStream(procurementId), id: procurementId },
      () => ({ type: 'conclude-procurement', data: { procurementId, partnershipId, partner, signedOn } }),
      ['procurement.cancelled'],
    );
  }
}
