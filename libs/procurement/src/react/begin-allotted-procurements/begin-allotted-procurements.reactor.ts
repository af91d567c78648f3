import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Recorded } from '@hub/event-store';
import { Reactor } from '@hub/platform';
import type { ProcurementAllotted } from '../../domain/challenge-procurement.js';
import { BeginProcurement } from '../../write/begin-procurement/begin-procurement.command.js';

/** A procurement that was allotted to its challenge begins, also when the program died between the two. */
@Injectable()
export class BeginAllottedProcurements extends Reactor<ProcurementAllotted> {
  override readonly name = 'begin-allotted-procurements.v1';
  override readonly on = ['procurement-allotted.v1'] as const;

  constructor(private readonly bus: CommandBus) {
    super();
  }

  override async react(fact: Recorded<ProcurementAllotted>): Promise<void> {
    const { procurementId, challengeId } = fact.data;
    const answer = await this.bus.execute(new BeginProcurement(procurementId, challengeId, this.actOf(fact)));
    // One command id sent for two challenges at once gives both the same id: the procurement is the first one's, and the other has none.
    this.accepted(fact, answer, ['command.id-reused']);
  }
}
