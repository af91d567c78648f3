import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands, idOf } from '@hub/platform';
import { evaluation } from '../../domain/evaluation.js';
import { evaluationStream } from '../../domain/evaluation.stream.js';
import { scanOf } from '../../inputs.js';
import { RecordMarketScan } from './record-market-scan.act.js';

@CommandHandler(RecordMarketScan)
export class RecordMarketScanHandler implements ICommandHandler<RecordMarketScan> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: RecordMarketScan): Promise<Answer> {
    return this.commands
      .with(evaluation)
      .handle({ stream: evaluationStream(input.evaluationId), id: input.evaluationId }, envelope, () => ({
        type: 'record-market-scan',
        data: { evaluationId: input.evaluationId, scan: scanOf(idOf('scan', envelope.commandId), input) },
      }));
  }
}
