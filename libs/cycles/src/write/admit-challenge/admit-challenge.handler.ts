import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { ChallengeStandings } from '../../domain/challenge-standings.port.js';
import { programme } from '../../domain/programme.js';
import { programmeStream } from '../../domain/programme.stream.js';
import { AdmitChallenge } from './admit-challenge.act.js';

/** Gathers what the challenge says of itself, and whether a cycle of another programme has it. */
@CommandHandler(AdmitChallenge)
export class AdmitChallengeHandler implements ICommandHandler<AdmitChallenge> {
  constructor(
    private readonly commands: Commands,
    private readonly challenges: ChallengeStandings,
  ) {}

  execute({ input, envelope }: AdmitChallenge): Promise<Answer> {
    const { programmeId, challengeId } = input;
    return this.commands.with(programme).handle({ stream: programmeStream(programmeId), id: programmeId }, envelope, async () => {
      const known = await this.challenges.of(challengeId);
      // Of its own cycles the programme knows better than any table.
      const elsewhere = known?.place?.programmeId === programmeId ? undefined : known?.place;
      return { type: 'admit-challenge', data: { ...input, standing: known?.standing, elsewhere } };
    });
  }
}
