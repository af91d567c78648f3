import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRejection, money, reject } from '@hub/kernel';
import { type Answer, Commands, idOf, type MoneyInputType } from '@hub/platform';
import { ChallengeCycles } from '../../domain/challenge-cycles.port.js';
import { challengeProcurement } from '../../domain/challenge-procurement.js';
import { MarketScans } from '../../domain/market-scans.port.js';
import { procurement } from '../../domain/procurement.js';
import { isRunning, type Procurement } from '../../domain/procurement/state.js';
import { challengeProcurementStream, procurementStream } from '../../domain/procurement.stream.js';
import { BeginProcurement } from '../begin-procurement/begin-procurement.command.js';
import { StartProcurement } from './start-procurement.act.js';

/** Has the procurement allotted to its challenge, which decides whether it may start, then lets it begin. */
@CommandHandler(StartProcurement)
export class StartProcurementHandler implements ICommandHandler<StartProcurement> {
  constructor(
    private readonly commands: Commands,
    private readonly bus: CommandBus,
    private readonly cycles: ChallengeCycles,
    private readonly scans: MarketScans,
  ) {}

  async execute({ input, envelope }: StartProcurement): Promise<Answer> {
    const { challengeId, estimatedValue } = input;
    const procurementId = idOf('procurement', envelope.commandId);
    const stream = challengeProcurementStream(challengeId);
    const allotted = await this.commands.with(challengeProcurement).handle({ stream, id: procurementId }, envelope, async ({ latest }) => {
      const begun = await this.procurementOf(procurementId);
      if (begun && begun.challengeId !== challengeId) return reject('command.id-reused', { commandId: envelope.commandId });
      return {
        type: 'start-procurement',
        data: {
          procurementId,
          challengeId,
          estimatedValue: {
            development: exact(estimatedValue.development),
            purchase: exact(estimatedValue.purchase),
            options: exact(estimatedValue.options),
          },
          cycle: await this.cycles.openCycleOf(challengeId),
          scan: await this.scans.newestOf(challengeId),
          latestIsRunning: latest !== undefined && isRunning(await this.procurementOf(latest.procurementId), challengeId),
        },
      };
    });
    if (isRejection(allotted)) return allotted;
    return this.bus.execute(new BeginProcurement(procurementId, challengeId, envelope));
  }

  private procurementOf(procurementId: string): Promise<Procurement> {
    return this.commands.with(procurement).stateOf(procurementStream(procurementId));
  }
}

const exact = ({ amount, currency }: MoneyInputType) => money(amount, currency);
