import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { buildSchema, isInputObjectType, isObjectType, lexicographicSortSchema, printSchema } from 'graphql';
import { startHub, type TestHub } from '../setup/start-hub.js';
import { textOfFile } from './tree.js';

const committed = textOfFile('apps/api/schema.graphql');

describe('schema.graphql', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startHub({ HUB_PROJECTIONS: 'off' });
  });
  afterAll(() => hub.close());

  it('says what the running API says (when it does not: npm run schema)', () => {
    const { schema } = hub.app.get(GraphQLSchemaHost, { strict: false });
    expect(committed).toContain(printSchema(lexicographicSortSchema(schema)));
  });

  it('describes every query, mutation and argument type, and every field of what they take and give', () => {
    const types = Object.values(buildSchema(committed).getTypeMap()).filter(
      (type) => (isObjectType(type) || isInputObjectType(type)) && !type.name.startsWith('__'),
    );
    const silent = types.flatMap((type) =>
      isObjectType(type) || isInputObjectType(type)
        ? Object.values(type.getFields())
            .filter(({ description }) => !description)
            .map(({ name }) => `${type.name}.${name}`)
        : [],
    );
    expect(silent).toEqual([]);
  });
});
