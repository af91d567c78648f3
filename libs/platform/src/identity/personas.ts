import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { freshId } from '../acts/ids.js';
import { Config } from '../config/config.js';
import type { Asker, Role } from './asker.js';

export const PERSONA_ISSUER = 'innovationshubben-personas';
const ALGORITHM = 'ES256';
const LIFETIME = '12h';

/** Somebody to try the hub as, where no identity provider is configured. Roles, not people. */
export type Persona = Asker & Readonly<{ title: string }>;

const persona = (ref: string, title: string, role: Role, organisation?: string): Persona => ({
  ref: `persona-${ref}`,
  title,
  roles: [role],
  ...(organisation ? { organisation } : {}),
});

export const personas: readonly Persona[] = [
  persona('coordinator', 'Hub coordinator', 'coordinator'),
  persona('evaluator', 'Evaluator', 'evaluator'),
  persona('evaluator-2', 'Second evaluator', 'evaluator'),
  persona('need-owner', 'Need owner', 'need-owner', 'SBF'),
  persona('procurement-officer', 'Procurement officer', 'procurement-officer'),
  persona('tender-opener-1', 'Tender opener, the first', 'tender-opener'),
  persona('tender-opener-2', 'Tender opener, the second', 'tender-opener'),
  persona('decision-maker', 'Decision maker', 'decision-maker'),
  persona('innovator', 'Innovator', 'innovator', 'KLIMATOR'),
  persona('controller', 'Controller', 'controller'),
  persona('employee', 'Employee', 'employee'),
  persona('citizen', 'Citizen', 'citizen'),
];

type Keys = Readonly<{ publicKey: CryptoKey; privateKey: CryptoKey }>;

/** Issues tokens for the personas, signed with a key of this installation. Never used where an issuer is configured. */
@Injectable()
export class Personas {
  private loaded: Promise<Keys> | undefined;

  constructor(private readonly config: Config) {}

  /** @returns a bearer token, good for twelve hours; undefined when there is no such persona, or none at all here. */
  async tokenFor(ref: string): Promise<string | undefined> {
    const found = this.offered().find((each) => each.ref === ref);
    if (!found) return undefined;
    const { oidc } = this.config;
    return new SignJWT({ [oidc.rolesClaim]: found.roles, [oidc.organisationClaim]: found.organisation })
      .setProtectedHeader({ alg: ALGORITHM })
      .setSubject(found.ref)
      .setIssuer(PERSONA_ISSUER)
      .setAudience(oidc.audience)
      .setIssuedAt()
      .setExpirationTime(LIFETIME)
      .sign((await this.keys()).privateKey);
  }

  /** The personas of this installation: none in production or beside an identity provider. */
  offered(): readonly Persona[] {
    return this.config.production || this.config.oidc.issuer ? [] : personas;
  }

  keys(): Promise<Keys> {
    this.loaded ??= this.load();
    return this.loaded;
  }

  private async load(): Promise<Keys> {
    const file = join(this.config.dataDir, 'persona-key.json');
    const stored = await readFile(file, 'utf8').catch(() => undefined);
    if (stored !== undefined) return pairOf(JSON.parse(stored) as JWK);
    const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    await mkdir(this.config.dataDir, { recursive: true });
    const draft = `${file}.${freshId()}`;
    await writeFile(draft, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600 });
    // A link, and not a new name: it never replaces the key of another process that was faster, whose tokens would then be worth nothing.
    await link(draft, file).catch((error: unknown) => {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
    });
    await rm(draft);
    return pairOf(JSON.parse(await readFile(file, 'utf8')) as JWK);
  }
}

const pairOf = async (jwk: JWK): Promise<Keys> => {
  const { d: _private, ...open } = jwk;
  return {
    privateKey: (await importJWK(jwk, ALGORITHM)) as CryptoKey,
    publicKey: (await importJWK(open, ALGORITHM)) as CryptoKey,
  };
};
