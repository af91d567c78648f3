import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRejection, reject, type Rejection } from '@hub/kernel';
import { type Answer, Commands, type Envelope, gatherProvenance, type Provenance } from '@hub/platform';
import { procurement } from '../../domain/procurement.js';
import type { Invited, Procurement } from '../../domain/procurement/state.js';
import { openingBy } from '../../domain/procurement/tenders.js';
import type { ListedTender } from '../../domain/procurement.events.js';
import { procurementStream, tenderStream } from '../../domain/procurement.stream.js';
import { tender } from '../../domain/tender.js';
import { OpenTenders } from './open-tenders.act.js';

type Opened = Readonly<{ tenders: readonly ListedTender[]; provenance: Provenance }>;

/** When the second of the two opens, closes every envelope and lists what lies in them. Until then nobody looks into any. */
@CommandHandler(OpenTenders)
export class OpenTendersHandler implements ICommandHandler<OpenTenders> {
  constructor(private readonly commands: Commands) {}

  async execute({ input: { procurementId }, envelope }: OpenTenders): Promise<Answer> {
    const target = { stream: procurementStream(procurementId), id: procurementId };
    const before = await this.commands.with(procurement).stateOf(target.stream);
    const opened = opens(before, envelope) ? await this.open(procurementId, before, envelope) : undefined;
    if (isRejection(opened)) return opened;
    const { tenders = [], provenance = envelope.provenance } = opened ?? {};
    return this.commands.with(procurement).handle(target, { ...envelope, provenance }, (now) =>
      // Somebody attested since: what they made possible was not prepared.
      opens(now, envelope) && !opened
        ? reject('command.contended', { id: procurementId })
        : { type: 'open-tenders', data: { procurementId, tenders } },
    );
  }

  /** What is made up in a tender is made up in the list of tenders: the provenance of all goes along. */
  private async open(procurementId: string, { challengeId, invitation }: Invited, envelope: Envelope): Promise<Opened | Rejection> {
    const path = this.commands.with(tender);
    const tenders: ListedTender[] = [];
    const known = [envelope.provenance];
    for (const organisationId of invitation.candidates) {
      const stream = tenderStream(procurementId, organisationId);
      const closed = await path.handle({ stream, id: procurementId }, envelope, () => ({
        type: 'close-envelope',
        data: { procurementId, challengeId, organisationId, tendersDueAt: invitation.tendersDueAt },
      }));
      if (isRejection(closed)) return closed;
      const { tender: found } = await path.stateOf(stream);
      if (!found) continue;
      tenders.push({ organisationId, ...found });
      known.push(await path.provenanceOf(stream));
    }
    return { tenders: tenders.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1)), provenance: gatherProvenance(known) };
  }
}

const opens = (state: Procurement, { asker, at }: Envelope): state is Invited =>
  state !== undefined && openingBy(asker.ref, at, state) === 'open';
