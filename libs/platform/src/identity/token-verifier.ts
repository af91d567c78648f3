import { Injectable } from '@nestjs/common';
import { createRemoteJWKSet, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { idOf } from '../acts/ids.js';
import { Config } from '../config/config.js';
import { type Asker, type Role, roles } from './asker.js';
import { PERSONA_ISSUER, Personas } from './personas.js';

/** The token is missing what it needs, is out of date, or is not from the issuer. The message is fit for the one who sent it. */
export class InvalidToken extends Error {}

const grantable: readonly string[] = roles.filter((role) => role !== 'system');

/** Turns a bearer token into who asks. With an issuer configured only its tokens count; without one, only those of the personas. */
@Injectable()
export class TokenVerifier {
  private remote: JWTVerifyGetKey | undefined;

  constructor(
    private readonly config: Config,
    private readonly personas: Personas,
  ) {}

  /** @throws {InvalidToken} */
  async verify(token: string): Promise<Asker> {
    const { issuer, audience, rolesClaim, organisationClaim } = this.config.oidc;
    const payload = await this.payload(token, issuer, audience);
    if (typeof payload.sub !== 'string' || payload.sub === '') throw new InvalidToken('the token names no subject');
    const organisation = claim(payload, organisationClaim);
    return {
      // A subject of a real issuer can be an address or a number of a person: only a reference made of it goes on.
      ref: issuer ? `person-${idOf('person', issuer, payload.sub)}` : payload.sub,
      roles: rolesOf(claim(payload, rolesClaim)),
      ...(typeof organisation === 'string' ? { organisation } : {}),
    };
  }

  private async payload(token: string, issuer: string | undefined, audience: string): Promise<JWTPayload> {
    try {
      const options = { issuer: issuer ?? PERSONA_ISSUER, audience, clockTolerance: 5, requiredClaims: ['exp', 'sub'] };
      const verified = issuer
        ? await jwtVerify(token, await this.keysOf(issuer), options)
        : await jwtVerify(token, (await this.personas.keys()).publicKey, options);
      return verified.payload;
    } catch (error) {
      throw new InvalidToken(`the token is not accepted: ${(error as { code?: string }).code ?? 'the issuer could not be asked'}`, {
        cause: error,
      });
    }
  }

  private async keysOf(issuer: string): Promise<JWTVerifyGetKey> {
    if (this.remote) return this.remote;
    const response = await fetch(new URL('.well-known/openid-configuration', issuer.endsWith('/') ? issuer : `${issuer}/`), {
      signal: AbortSignal.timeout(5_000),
    });
    const { issuer: named, jwks_uri: uri } = (await response.json()) as { issuer?: unknown; jwks_uri: string };
    if (named !== issuer) throw new Error('the discovery document is about another issuer');
    this.remote = createRemoteJWKSet(new URL(uri));
    return this.remote;
  }
}

/** A claim by its whole name, which may hold dots (`https://example.org/roles`), or by a path (`realm_access.roles`). */
const claim = (payload: JWTPayload, path: string): unknown =>
  payload[path] ??
  path
    .split('.')
    .reduce<unknown>(
      (value, part) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined),
      payload,
    );

const rolesOf = (value: unknown): readonly Role[] =>
  (Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[ ,]+/) : []).filter((role): role is Role =>
    grantable.includes(role as string),
  );
