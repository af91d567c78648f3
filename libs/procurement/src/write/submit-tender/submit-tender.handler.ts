import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { reject } from '@hub/kernel';
import { type Answer, Commands } from '@hub/platform';
import { procurement } from '../../domain/procurement.js';
import { procurementStream, tenderStream } from '../../domain/procurement.stream.js';
import { callOf, tender } from '../../domain/tender.js';
import { SubmitTender } from './submit-tender.act.js';

/** Puts a tender into the envelope of its tenderer, by what the procurement says of its call. */
@CommandHandler(SubmitTender)
export class SubmitTenderHandler implements ICommandHandler<SubmitTender> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: SubmitTender): Promise<Answer> {
    const { procurementId, organisationId } = input;
    const target = { stream: tenderStream(procurementId, organisationId), id: procurementId };
    return this.commands.with(tender).handle(target, envelope, async () => {
      const state = await this.commands.with(procurement).stateOf(procurementStream(procurementId));
      if (!state) return reject('procurement.not-found', { procurementId });
      return {
        type: 'submit-tender',
        data: {
          ...input,
          seal: input.seal.toLowerCase(),
          challengeId: state.challengeId,
          call: callOf(state),
          ofOrganisation: envelope.asker.organisation,
        },
      };
    });
  }
}
