import type { INestApplicationContext, Type } from '@nestjs/common';
import { GraphQLSchemaFactory, Query, Resolver } from '@nestjs/graphql';
import { type GraphQLInputType, getNamedType, getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';

/** One field of an act's input, as a case file writes it. */
export type InputField = Readonly<{
  name: string;
  kind: string;
  list: boolean;
  required: boolean;
  describe: string;
  /** The words it can have, when they are fixed. */
  choices?: readonly string[];
  /** Its own fields, when it is an object. */
  fields?: readonly InputField[];
}>;

const KINDS: Readonly<Record<string, string>> = { String: 'text', Int: 'whole number', Float: 'number', Boolean: 'true or false' };

/** A schema cannot be without a query. */
@Resolver()
class NoQueries {
  @Query(() => Boolean)
  nothing(): boolean {
    return true;
  }
}

/** The fields of an act's input and of its parts, from the descriptions that the API publishes. `app` needs GraphQLSchemaBuilderModule. */
export const fieldsOf = async (app: INestApplicationContext, input: Type<object>): Promise<readonly InputField[]> => {
  const schema = await app.get(GraphQLSchemaFactory, { strict: false }).create([NoQueries], { orphanedTypes: [input] });
  const type = Object.values(schema.getTypeMap()).find((each) => each.name === input.name);
  return isInputObjectType(type) ? Object.values(type.getFields()).map(fieldOf) : [];
};

const fieldOf = ({ name, type, description }: { name: string; type: GraphQLInputType; description?: string | null }): InputField => {
  const inner = getNamedType(type);
  const choices = isEnumType(inner) ? inner.getValues().map(({ value }) => String(value)) : undefined;
  const fields = isInputObjectType(inner) ? Object.values(inner.getFields()).map(fieldOf) : undefined;
  return {
    name,
    kind: fields ? 'object' : choices ? 'word' : (KINDS[inner.name] ?? inner.name),
    list: isListType(getNullableType(type)),
    required: isNonNullType(type),
    describe: description ?? '',
    ...(choices ? { choices } : {}),
    ...(fields ? { fields } : {}),
  };
};
