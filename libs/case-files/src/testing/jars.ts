import { Injectable, Module } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InputType } from '@nestjs/graphql';
import type { Recorded } from '@hub/event-store';
import { type Decider, type Fact, HUB_RULE, type Intent, on, reject, type RejectionCatalogue } from '@hub/kernel';
import { act, type Answer, Commands, CountInput, IdInput, idOf, publishRejections, Reactor, slice, TextInput } from '@hub/platform';

type JarOpened = Fact<'jar-opened.v1', { jarId: string; label: string }>;
type CoinsAdded = Fact<'coins-added.v1', { jarId: string; coins: number }>;
type JarSealed = Fact<'jar-sealed.v1', { jarId: string }>;
type JarEvent = JarOpened | CoinsAdded | JarSealed;
type JarIntent =
  | Intent<'open-jar', { jarId: string; label: string }>
  | Intent<'add-coins', { jarId: string; coins: number }>
  | Intent<'seal-jar', { jarId: string }>;

const jarRejections = {
  'jar.not-found': on(HUB_RULE, 'There is no such jar.'),
  'jar.sealed': on('JAR 1:1', 'A sealed jar takes no more coins.'),
} as const satisfies RejectionCatalogue;
publishRejections(jarRejections);

type Jar = Readonly<{ sealed: boolean }> | undefined;
const jar: Decider<JarIntent, Jar, JarEvent, keyof typeof jarRejections> = {
  initialState: undefined,
  decide(command, state) {
    if (command.type === 'open-jar') return [{ type: 'jar-opened.v1', data: command.data }];
    if (!state) return reject('jar.not-found');
    if (command.type === 'seal-jar') return state.sealed ? [] : [{ type: 'jar-sealed.v1', data: command.data }];
    return state.sealed ? reject('jar.sealed', { jarId: command.data.jarId }) : [{ type: 'coins-added.v1', data: command.data }];
  },
  evolve: (_state, { type }) => ({ sealed: type === 'jar-sealed.v1' }),
};
const streamOf = (jarId: string): string => `jar-${jarId}`;

@InputType()
class OpenJarInput {
  @TextInput('What is on it.') label!: string;
}
class OpenJar extends act({ name: 'openJar', input: OpenJarInput, roles: ['employee'], describe: 'Opens a jar.' }) {}

@CommandHandler(OpenJar)
class OpenJarHandler implements ICommandHandler<OpenJar> {
  constructor(private readonly commands: Commands) {}
  execute({ input, envelope }: OpenJar): Promise<Answer> {
    const jarId = idOf('jar', envelope.commandId);
    return this.commands
      .with(jar)
      .handle({ stream: streamOf(jarId), id: jarId }, envelope, () => ({ type: 'open-jar', data: { ...input, jarId } }));
  }
}

@InputType()
class AddCoinsInput {
  @IdInput('The jar.') jarId!: string;
  @CountInput('How many.') coins!: number;
}
class AddCoins extends act({ name: 'addCoins', input: AddCoinsInput, roles: ['employee', 'citizen'], describe: 'Adds coins.' }) {}

@CommandHandler(AddCoins)
class AddCoinsHandler implements ICommandHandler<AddCoins> {
  constructor(private readonly commands: Commands) {}
  execute({ input, envelope }: AddCoins): Promise<Answer> {
    return this.commands
      .with(jar)
      .handle({ stream: streamOf(input.jarId), id: input.jarId }, envelope, () => ({ type: 'add-coins', data: input }));
  }
}

/** A jar that got ten coins at once is sealed: what comes after rests on a reaction. */
@Injectable()
class SealFullJars extends Reactor<CoinsAdded> {
  override readonly name = 'seal-full-jars.v1';
  override readonly on = ['coins-added.v1'] as const;
  override async react(fact: Recorded<CoinsAdded>): Promise<void> {
    const { jarId, coins } = fact.data;
    if (coins >= 10)
      await this.because(fact, jar).command({ stream: streamOf(jarId), id: jarId }, () => ({ type: 'seal-jar', data: { jarId } }));
  }
}

/** A context small enough to be read in a minute, for the tests of what plays acts without knowing them. */
@Module({ providers: [...slice(OpenJar, OpenJarHandler), ...slice(AddCoins, AddCoinsHandler), SealFullJars] })
export class JarsModule {}
