import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRejection, type Rejection } from '@hub/kernel';
import { type Answer, Commands, type Envelope } from '@hub/platform';
import { procurement } from '../../domain/procurement.js';
import type { Invited, Procurement } from '../../domain/procurement/state.js';
import { openingBy } from '../../domain/procurement/tenders.js';
import type { ListedTender } from '../../domain/procurement.events.js';
import { procurementStream, tenderStream } from '../../domain/procurement.stream.js';
import { tender } from '../../domain/tender.js';
import { OpenTenders } from './open-tenders.act.js';

/** When the second of the two opens, closes every envelope and lists what lies in them. Until then nobody looks into any. */
@CommandHandler(OpenTenders)
export class OpenTendersHandler implements ICommandHandler<OpenTenders> {
  constructor(private readonly commands: Commands) {}

  execute({ input: { procurementId }, envelope }: OpenTenders): Promise<Answer> {
    const target = { stream: procurementStream(procurementId), id: procurementId };
    return this.commands.with(procurement).handle(target, envelope, async (state) => {
      const tenders = opens(state, envelope) ? await this.listed(procurementId, state, envelope) : [];
      return isRejection(tenders) ? tenders : { type: 'open-tenders', data: { procurementId, tenders } };
    });
  }

  private async listed(procurementId: string, state: Invited, envelope: Envelope): Promise<readonly ListedTender[] | Rejection> {
    const { challengeId, invitation } = state;
    const listed: ListedTender[] = [];
    for (const organisationId of invitation.candidates) {
      const stream = tenderStream(procurementId, organisationId);
      const closed = await this.commands.with(tender).handle({ stream, id: procurementId }, envelope, () => ({
        type: 'close-envelope',
        data: { procurementId, challengeId, organisationId, tendersDueAt: invitation.tendersDueAt },
      }));
      if (isRejection(closed)) return closed;
      const { tender: found } = await this.commands.with(tender).stateOf(stream);
      if (found) listed.push({ organisationId, ...found });
    }
    return listed.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
  }
}

const opens = (state: Procurement, { asker, at }: Envelope): state is Invited =>
  state !== undefined && openingBy(asker.ref, at, state) === 'open';
