import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { BadConfiguration, configurationManual, readConfig } from './config.js';

const refusal = (env: NodeJS.ProcessEnv): string => {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(BadConfiguration);
    return (error as Error).message;
  }
  throw new Error('the configuration was accepted');
};

describe('the configuration', () => {
  it('needs nothing: a clone starts without a variable', () => {
    expect(readConfig({})).toMatchObject({
      production: false,
      port: 3000,
      host: '127.0.0.1',
      dataDir: expect.stringMatching(/^\/.*\/\.hub$/),
      demo: true,
      projections: true,
      databaseUrl: undefined,
      oidc: { issuer: undefined, audience: 'innovationshubben', rolesClaim: 'roles' },
    });
  });

  it('takes a variable that is set to nothing for one that is not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', OIDC_ISSUER: '', NODE_ENV: '' })).toEqual(readConfig({}));
  });

  it('reads what is said', () => {
    const env = { PORT: '0', HUB_DEMO: 'off', HUB_DATA_DIR: '/var/hub', DATABASE_URL: 'postgresql://u:p@db/hub', LOG_LEVEL: 'debug' };
    expect(readConfig(env)).toMatchObject({
      port: 0,
      demo: false,
      dataDir: '/var/hub',
      databaseUrl: 'postgresql://u:p@db/hub',
      logLevel: 'debug',
    });
  });

  it('is told all its problems at once', () => {
    const message = refusal({ PORT: '65536', HUB_DEMO: 'yes', DATABASE_URL: 'mysql://db/hub', OIDC_ISSUER: 'issuer', LOG_LEVEL: 'loud' });
    for (const name of ['PORT', 'HUB_DEMO', 'DATABASE_URL', 'OIDC_ISSUER', 'LOG_LEVEL']) expect(message).toContain(name);
  });

  it.each([
    ['PORT', ['65536', '-1', '80.5', 'http']],
    ['HUB_DEMO', ['ON', 'true', '1']],
    ['HUB_PROJECTIONS', ['no']],
    ['DATABASE_URL', ['db', 'http://db/hub', 'postgres//db']],
    ['OIDC_ISSUER', ['issuer', 'ftp://issuer']],
    ['LOG_LEVEL', ['verbose']],
  ])('does not know what %s means with %j', (name, values) => {
    for (const value of values) expect(refusal({ [name]: value })).toContain(name);
  });

  it.each(['Production', 'prod', 'PRODUCTION', 'staging'])('does not take %s for a mode: it could be meant for production', (mode) => {
    expect(refusal({ NODE_ENV: mode })).toContain('NODE_ENV');
  });

  it('never prints a value, because it can be a secret', () => {
    const secret = 'hunter2';
    const everything = Object.fromEntries(configurationManual().map(({ name }) => [name, `mysql://root:${secret}@db/hub`]));
    const message = refusal(everything);
    expect(message).not.toContain(secret);
    expect(message).toContain('DATABASE_URL');
  });

  it('does not start in production without an issuer, and says so beside the other problems', () => {
    expect(refusal({ NODE_ENV: 'production' })).toContain('OIDC_ISSUER');
    const both = refusal({ NODE_ENV: 'production', PORT: 'x' });
    expect(both).toContain('OIDC_ISSUER');
    expect(both).toContain('PORT');
    expect(readConfig({ NODE_ENV: 'production', OIDC_ISSUER: 'https://id.example.org' })).toMatchObject({ production: true });
  });

  it('explains every variable', () => {
    const manual = configurationManual();
    expect(manual.map(({ name }) => name)).toContain('DATABASE_URL');
    for (const { name, meaning } of manual) expect(`${name}: ${meaning}`).toMatch(/^[A-Z_]+: .+\.$/);
  });

  it('and the manual for people has them all, and no other', () => {
    const manual = readFileSync(new URL('../../../../docs/configuration.md', import.meta.url), 'utf8');
    const explained = [...manual.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
    expect(explained.sort()).toEqual(
      configurationManual()
        .map(({ name }) => name)
        .sort(),
    );
  });
});
