import type { Type } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { AnyActType } from '../acts/act.js';
import { Desk } from '../acts/desk.js';
import { type AcceptedView, CommandResult, type RefusedView, toCommandResult } from './command-result.js';
import { ForEverybody, type HubContext } from './access.js';

/** The mutation of an act. The desk judges who may, so that the answer is a refusal of the schema and not an error. */
export const actResolver = (type: AnyActType): Type => {
  const { name, input: inputType, describe, roles } = type.definition;

  @Resolver()
  class ActResolver {
    static readonly act = type;

    constructor(private readonly desk: Desk) {}

    @ForEverybody()
    @Mutation(() => CommandResult, { name, description: `${describe} For: ${roles.join(', ')}.` })
    async perform(
      @Args('input', { type: () => inputType }) input: object,
      @Args('commandId', { type: () => String, nullable: true, description: 'Give the same id to ask twice and have it done once.' })
      commandId: string | null,
      @Context() { asker, correlationId }: HubContext,
    ): Promise<AcceptedView | RefusedView> {
      return toCommandResult(await this.desk.perform(name, input, asker, { commandId: commandId ?? undefined, correlationId }));
    }
  }
  Object.defineProperty(ActResolver, 'name', { value: `${type.name}Resolver` });
  return ActResolver;
};

/** The providers of one slice of the write side: the act's mutation and its handler. */
export const slice = (type: AnyActType, handler: Type): readonly Type[] => [actResolver(type), handler];
