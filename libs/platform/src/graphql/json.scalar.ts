import { GraphQLError, GraphQLScalarType } from 'graphql';

/** JSON that is shown and never taken in. */
export const JsonScalar = new GraphQLScalarType({
  name: 'JSON',
  description: 'A JSON value. Only ever shown, never taken in.',
  serialize: (value) => value,
  parseValue: () => {
    throw new GraphQLError('JSON is no input');
  },
  parseLiteral: (node) => {
    throw new GraphQLError(`JSON is no input (${node.kind})`);
  },
});
