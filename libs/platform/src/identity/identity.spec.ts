import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { type Config, readConfig } from '../config/config.js';
import { roles } from './asker.js';
import { Personas, personas } from './personas.js';
import { InvalidToken, TokenVerifier } from './token-verifier.js';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hub-identity-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const configOf = (env: NodeJS.ProcessEnv = {}): Config => readConfig({ HUB_DATA_DIR: dataDir, ...env });
const refusal = async (token: string, verifier: TokenVerifier): Promise<string> => {
  const refused = verifier.verify(token);
  await expect(refused).rejects.toBeInstanceOf(InvalidToken);
  return refused.then(
    () => '',
    (error: unknown) => (error as Error).message,
  );
};

const NONE = Buffer.from('{"alg":"none"}').toString('base64url');
/** The same token with something changed after it was signed. */
const tampered = (token: string, change: (payload: JWTPayload) => object): string => {
  const [header, payload = '', signature] = token.split('.');
  const changed = change(JSON.parse(Buffer.from(payload, 'base64url').toString()) as JWTPayload);
  return [header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
};

describe('the personas', () => {
  it('cover every role that somebody can hold, and two tender openers', () => {
    const held = new Set(personas.flatMap((each) => each.roles));
    expect([...held].sort()).toEqual(roles.filter((role) => role !== 'system').sort());
    expect(personas.filter((each) => each.roles.includes('tender-opener'))).toHaveLength(2);
    expect(new Set(personas.map(({ ref }) => ref)).size).toBe(personas.length);
  });

  it.each(personas)('$title signs in with a token of this installation', async ({ ref, roles: held, organisation }) => {
    const config = configOf();
    const issuing = new Personas(config);
    const token = (await issuing.tokenFor(ref)) as string;
    const asker = await new TokenVerifier(config, issuing).verify(token);
    expect(asker).toEqual({ ref, roles: held, ...(organisation ? { organisation } : {}) });
  });

  it.each([
    ['in production', { NODE_ENV: 'production', OIDC_ISSUER: 'https://id.example.org' }],
    ['beside an identity provider', { OIDC_ISSUER: 'https://id.example.org' }],
  ])('are not there %s', async (_what, env) => {
    const none = new Personas(configOf(env));
    expect(none.offered()).toEqual([]);
    expect(await none.tokenFor('persona-coordinator')).toBeUndefined();
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('are only those that are offered', async () => {
    for (const ref of ['persona-nobody', 'coordinator', '', '__proto__'])
      expect(await new Personas(configOf()).tokenFor(ref)).toBeUndefined();
  });

  it('sign with a key that only its owner can read, and that survives a restart', async () => {
    const config = configOf();
    const token = (await new Personas(config).tokenFor('persona-citizen')) as string;
    expect(await readdir(dataDir)).toEqual(['persona-key.json']);
    expect((await stat(join(dataDir, 'persona-key.json'))).mode & 0o777).toBe(0o600);
    const restarted = new TokenVerifier(config, new Personas(config));
    expect(await restarted.verify(token)).toMatchObject({ ref: 'persona-citizen' });
  });

  it('share one key when several processes start at once', async () => {
    const config = configOf();
    const processes = Array.from({ length: 5 }, () => new Personas(config));
    const tokens = await Promise.all(processes.map((each) => each.tokenFor('persona-citizen')));
    const later = new TokenVerifier(config, new Personas(config));
    for (const token of tokens) expect(await later.verify(token as string)).toMatchObject({ ref: 'persona-citizen' });
    expect(await readdir(dataDir)).toEqual(['persona-key.json']);
  });

  it('of another installation are nobody here', async () => {
    const token = (await new Personas(configOf({ HUB_DATA_DIR: join(dataDir, 'other') })).tokenFor('persona-citizen')) as string;
    const config = configOf();
    expect(await refusal(token, new TokenVerifier(config, new Personas(config)))).toContain('ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
  });

  it('cannot give themselves another role, nor sign with nothing', async () => {
    const config = configOf();
    const issuing = new Personas(config);
    const verifier = new TokenVerifier(config, issuing);
    const token = (await issuing.tokenFor('persona-citizen')) as string;
    await refusal(
      tampered(token, (payload) => ({ ...payload, roles: ['decision-maker'] })),
      verifier,
    );
    const [, payload] = token.split('.');
    await refusal(`${NONE}.${payload ?? ''}.`, verifier);
    await refusal(`${NONE}.${payload ?? ''}.AAAA`, verifier);
    const { x } = JSON.parse(await readFile(join(dataDir, 'persona-key.json'), 'utf8')) as { x: string };
    const confused = new SignJWT({ roles: ['decision-maker'] })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('x')
      .setExpirationTime('1h');
    await refusal(await confused.sign(Buffer.from(x, 'base64url')), verifier);
  });

  it.each(['', 'x', 'a.b.c', '...', 'eyJhbGciOiJFUzI1NiJ9.e30.AAAA'])('are not let in with %j', async (token) => {
    const config = configOf();
    await refusal(token, new TokenVerifier(config, new Personas(config)));
  });
});

describe('an identity provider', () => {
  let server: Server;
  let issuer: string;
  let key: CryptoKey;
  let asked: string[];
  let discovery: () => { status: number; body: unknown };

  beforeAll(async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    key = privateKey;
    const keys = [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256' }];
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const answer = request.url === '/realm/keys' ? { status: 200, body: { keys } } : discovery();
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realm`;
  });
  beforeEach(() => {
    asked = [];
    discovery = () => ({ status: 200, body: { issuer, jwks_uri: `${issuer}/keys` } });
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const verifierWith = (env: NodeJS.ProcessEnv = {}): TokenVerifier => {
    const config = configOf({ OIDC_ISSUER: issuer, OIDC_ROLES_CLAIM: 'realm_access.roles', ...env });
    return new TokenVerifier(config, new Personas(config));
  };
  type Changes = Readonly<{ claims?: JWTPayload; iss?: string; aud?: string; exp?: string | number; sub?: string; signedWith?: CryptoKey }>;
  const tokenOf = ({
    claims,
    iss = issuer,
    aud = 'innovationshubben',
    exp = '1h',
    sub = 'anna@example.org',
    signedWith = key,
  }: Changes = {}) =>
    new SignJWT({ realm_access: { roles: ['evaluator'] }, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setIssuer(iss)
      .setAudience(aud)
      .setSubject(sub)
      .setIssuedAt()
      .setExpirationTime(exp)
      .sign(signedWith);

  it('signs somebody in, by its discovery document and its keys', async () => {
    expect(await verifierWith().verify(await tokenOf({ claims: { organisation: 'SBF' } }))).toMatchObject({
      roles: ['evaluator'],
      organisation: 'SBF',
    });
    expect(asked).toEqual(['/realm/.well-known/openid-configuration', '/realm/keys']);
  });

  it('is asked once for its keys, not for every token', async () => {
    const verifier = verifierWith();
    for (let n = 0; n < 3; n += 1) await verifier.verify(await tokenOf());
    expect(asked).toHaveLength(2);
  });

  it('knows people by names that never leave this verifier', async () => {
    const { ref } = await verifierWith().verify(await tokenOf({ sub: '19850101-1234' }));
    expect(ref).toMatch(/^person-[0-9a-f-]{36}$/);
    expect((await verifierWith().verify(await tokenOf({ sub: '19850101-1234' }))).ref).toBe(ref);
    expect((await verifierWith().verify(await tokenOf({ sub: '19850101-1235' }))).ref).not.toBe(ref);
  });

  it.each([
    [
      'as a list, without those the hub does not know',
      { realm_access: { roles: ['evaluator', 'offline_access', 'admin', 5] } },
      ['evaluator'],
    ],
    ['as a text', { realm_access: { roles: 'evaluator controller,employee' } }, ['evaluator', 'controller', 'employee']],
    ['never as the hub itself', { realm_access: { roles: ['system', 'citizen'] } }, ['citizen']],
    ['not at all', { realm_access: {} }, []],
    ['in another shape', { realm_access: 'evaluator' }, []],
    ['as an object', { realm_access: { roles: { evaluator: true } } }, []],
  ])('gives roles %s', async (_what, claims, held) => {
    expect((await verifierWith().verify(await tokenOf({ claims }))).roles).toEqual(held);
  });

  it('can name its claims with dots in them', async () => {
    const verifier = verifierWith({ OIDC_ROLES_CLAIM: 'https://example.org/roles', OIDC_ORGANISATION_CLAIM: 'org.id' });
    const claims = { 'https://example.org/roles': ['controller'], org: { id: 'KLIMATOR' } };
    expect(await verifier.verify(await tokenOf({ claims }))).toMatchObject({ roles: ['controller'], organisation: 'KLIMATOR' });
  });

  it.each<readonly [string, Changes, string]>([
    ['is out of date', { exp: Math.floor(Date.now() / 1000) - 60 }, 'ERR_JWT_EXPIRED'],
    ['is for somebody else', { aud: 'another-program' }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['is from somebody else', { iss: 'http://127.0.0.1/other' }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['names nobody', { sub: '' }, 'names no subject'],
  ])('is not believed when its token %s', async (_what, changes, why) => {
    expect(await refusal(await tokenOf(changes), verifierWith())).toContain(why);
  });

  it('is believed a few seconds after the end, because clocks differ', async () => {
    await expect(verifierWith().verify(await tokenOf({ exp: Math.floor(Date.now() / 1000) - 2 }))).resolves.toBeDefined();
  });

  it.each(['exp', 'sub'])('is not believed when its token has no %s', async (missing) => {
    const claims = { sub: 'anna', exp: Math.floor(Date.now() / 1000) + 60, iss: issuer, aud: 'innovationshubben', [missing]: undefined };
    const token = await new SignJWT(JSON.parse(JSON.stringify(claims)) as JWTPayload)
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .sign(key);
    await refusal(token, verifierWith());
  });

  it('is not believed when somebody else signed, or changed what was signed, or nobody signed', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    await refusal(await tokenOf({ signedWith: privateKey }), verifierWith());
    const token = await tokenOf();
    await refusal(
      tampered(token, (payload) => ({ ...payload, realm_access: { roles: ['coordinator'] } })),
      verifierWith(),
    );
    await refusal(`${NONE}.${token.split('.')[1] ?? ''}.`, verifierWith());
  });

  it('leaves no way in for a persona', async () => {
    const token = (await new Personas(configOf()).tokenFor('persona-coordinator')) as string;
    await refusal(token, verifierWith());
  });

  it.each([
    ['answers with an error', () => ({ status: 500, body: {} })],
    ['answers about another issuer', () => ({ status: 200, body: { issuer: 'http://elsewhere', jwks_uri: `${issuer}/keys` } })],
    ['answers with nonsense', () => ({ status: 200, body: 'nonsense' })],
  ])('that %s signs nobody in, until it answers again', async (_what, answer) => {
    const [verifier, token] = [verifierWith(), await tokenOf()];
    const sound = discovery;
    discovery = answer;
    expect(await refusal(token, verifier)).toContain('the issuer could not be asked');
    discovery = sound;
    await expect(verifier.verify(token)).resolves.toBeDefined();
  });
});
