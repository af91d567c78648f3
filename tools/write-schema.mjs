// Writes apps/api/schema.graphql from the resolvers of every context; no database is needed. With `--check` it writes nothing and says
// whether the file is what it would write.
import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { contexts } from '../dist/libs/hub/src/index.js';

const RESOLVER = 'graphql:resolver_type';
const file = fileURLToPath(new URL('../apps/api/schema.graphql', import.meta.url));

const resolvers = contexts
  .flatMap((context) => Reflect.getMetadata('providers', context) ?? [])
  .filter((provider) => typeof provider === 'function' && Reflect.hasMetadata(RESOLVER, provider));
const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: ['error'] });
const schema = await app.get(GraphQLSchemaFactory).create(resolvers);
await app.close();
const text = `# Written by npm run schema; not by hand.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;

if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('apps/api/schema.graphql is not what the resolvers say; write it with: npm run schema');
  process.exitCode = 1;
}
