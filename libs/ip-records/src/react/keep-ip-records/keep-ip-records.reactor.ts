import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { Reactor } from '@hub/platform';
import type { ContractSigned, SolutionAccepted } from '@hub/partnerships';
import { ipRecord } from '../../domain/ip-record.js';
import { ipRecordStream } from '../../domain/ip-record.stream.js';

/**
 * Every contract has its record of ownership, and the usage right starts with the acceptance. One reaction hears both, because the
 * second needs the first to be done.
 */
@Injectable()
export class KeepIpRecords extends Reactor<ContractSigned | SolutionAccepted> {
  override readonly name = 'keep-ip-records.v1';
  override readonly on = ['contract-signed.v1', 'solution-accepted.v1'] as const;

  override async react(fact: Recorded<ContractSigned | SolutionAccepted>): Promise<void> {
    const { partnershipId: ipRecordId } = fact.data;
    const record = this.because(fact, ipRecord);
    const target = { stream: ipRecordStream(ipRecordId), id: ipRecordId };
    if (fact.type === 'contract-signed.v1') {
      const { partnershipId, challengeId, partner, usageRight, commercialisation, documentsVersion } = fact.data;
      await record.command(target, () => ({
        type: 'agree-ip-terms',
        // The innovator owns, the municipality uses: the hub's own choice, and what its procurement documents publish (LOU 6:33).
        data: {
          ipRecordId,
          partnershipId,
          challengeId,
          owner: partner,
          controlLevel: 'use',
          usageRight,
          commercialisation,
          documentsVersion,
        },
      }));
      return;
    }
    await record.command(target, () => ({ type: 'start-usage-right', data: { ipRecordId, startsOn: this.causeOf(fact).on } }));
  }
}
