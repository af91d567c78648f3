import { resolve } from 'node:path';
import { z } from 'zod';

const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');

const schema = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('`production` refuses personas and GraphiQL and needs OIDC_ISSUER.'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('The port the API listens on; 0 takes a free one.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('The address the API listens on; 0.0.0.0 for all.'),
  HUB_DATA_DIR: z.string().min(1).default('.hub').describe('Where the embedded PostgreSQL and the local key keep their data.'),
  HUB_DEMO: onOff.default(true).describe('`on` plays the DIACCESS case into an empty store at the start.'),
  HUB_PROJECTIONS: onOff.default(true).describe('`off` leaves projections and reactors to the worker.'),
  HUB_EXPORTED_SCHEMA: z.string().optional().describe('A file to write the GraphQL schema to at the start.'),
  HUB_WORKER_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .describe('A port on which a worker answers /health and /metrics; without it, it answers nothing.'),
  KURRENTDB_URL: z
    .string()
    .regex(/^(kurrentdb|kurrent|kdb|esdb)(\+discover)?:\/\//)
    .optional()
    .describe(
      'A KurrentDB to keep the facts in, instead of PostgreSQL, which then holds the read models only. Passed on as it is (docs/kurrentdb.md).',
    ),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('An OpenTelemetry collector (OTLP over HTTP) to send traces to; without it nothing is traced.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('A PostgreSQL 15 or newer to use instead of the embedded one.'),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('The issuer whose bearer tokens are accepted.'),
  OIDC_AUDIENCE: z.string().min(1).default('innovationshubben').describe('The audience a token must name.'),
  OIDC_ROLES_CLAIM: z.string().min(1).default('roles').describe('The claim that lists the roles; dots go deeper (`realm_access.roles`).'),
  OIDC_ORGANISATION_CLAIM: z
    .string()
    .min(1)
    .default('organisation')
    .describe('The claim with the id of the organisation somebody acts for.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('warn')
    .describe('The least level that is logged.'),
});

/** The settings of the program, read once at the start. An injection token too. */
export class Config {
  readonly production!: boolean;
  readonly port!: number;
  readonly host!: string;
  /** Absolute path. */
  readonly dataDir!: string;
  readonly demo!: boolean;
  readonly projections!: boolean;
  readonly exportedSchema!: string | undefined;
  readonly databaseUrl!: string | undefined;
  readonly kurrentdbUrl!: string | undefined;
  readonly workerPort!: number | undefined;
  /** Where traces are sent; undefined when nothing is traced. */
  readonly traceEndpoint!: string | undefined;
  readonly oidc!: Readonly<{ issuer: string | undefined; audience: string; rolesClaim: string; organisationClaim: string }>;
  readonly logLevel!: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

/** The environment is not fit to start with. The message names every bad variable and never a value: a value can be a secret. */
export class BadConfiguration extends Error {}

/** Every variable the program reads, with what it means and its default: the source of the manual's table. */
export const configurationManual = (): readonly Readonly<{ name: string; meaning: string }>[] =>
  Object.entries(schema.shape).map(([name, field]) => ({ name, meaning: field.description ?? '' }));

/** Reads the environment, whole. @throws {BadConfiguration} naming all problems at once. */
export const readConfig = (env: NodeJS.ProcessEnv): Config => {
  const known = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, env[name] === '' ? undefined : env[name]]));
  const read = schema.safeParse(known);
  const problems = read.success ? [] : read.error.issues.map(({ path, code }) => `${path.join('.')}: ${explain(code)}`);
  if (known['NODE_ENV'] === 'production' && known['OIDC_ISSUER'] === undefined)
    problems.push('OIDC_ISSUER: needed in production, where nobody can sign in as a persona');
  if (!read.success || problems.length > 0) throw new BadConfiguration(`The configuration is not usable:\n  ${problems.join('\n  ')}`);
  const value = read.data;
  return {
    production: value.NODE_ENV === 'production',
    port: value.PORT,
    host: value.HOST,
    dataDir: resolve(value.HUB_DATA_DIR),
    demo: value.HUB_DEMO,
    projections: value.HUB_PROJECTIONS,
    exportedSchema: value.HUB_EXPORTED_SCHEMA,
    databaseUrl: value.DATABASE_URL,
    kurrentdbUrl: value.KURRENTDB_URL,
    workerPort: value.HUB_WORKER_PORT,
    traceEndpoint: value.OTEL_EXPORTER_OTLP_ENDPOINT,
    oidc: {
      issuer: value.OIDC_ISSUER,
      audience: value.OIDC_AUDIENCE,
      rolesClaim: value.OIDC_ROLES_CLAIM,
      organisationClaim: value.OIDC_ORGANISATION_CLAIM,
    },
    logLevel: value.LOG_LEVEL,
  };
};

const explain = (code: string): string => (code === 'invalid_type' ? 'missing or of the wrong kind' : 'not a value it can have');
