import { Command } from '@nestjs/cqrs';
import type { Answer, Envelope } from '@hub/platform';

/**
 * Lets a procurement begin that was allotted to its challenge. It is the second half of an act, and its envelope is that of the act:
 * asked by the act itself and again by its reaction, it leaves one and the same fact.
 */
export class BeginProcurement extends Command<Answer> {
  constructor(
    readonly procurementId: string,
    readonly challengeId: string,
    readonly envelope: Envelope,
  ) {
    super();
  }
}
