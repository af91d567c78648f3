import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { type Asker, holds, type Role } from '../identity/asker.js';

const READERS = 'hub:readers';
const EVERYBODY = 'everybody';

/** Who may ask this query. A query without it is open to nobody. */
export const Readers = (...allowed: readonly Role[]): MethodDecorator => SetMetadata(READERS, allowed);

/** Open to everybody, signed in or not: it shows only what is published, or judges for itself who asks. */
export const ForEverybody = (): MethodDecorator => SetMetadata(READERS, EVERYBODY);

/** What a GraphQL operation carries. */
export type HubContext = Readonly<{ asker?: Asker | undefined; correlationId: string }>;

/** Default deny: a query or mutation that does not say who may use it is open to nobody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const allowed = this.reflector.get<readonly Role[] | typeof EVERYBODY | undefined>(READERS, context.getHandler());
    if (allowed === EVERYBODY) return true;
    if (context.getType<string>() !== 'graphql') return false;
    const { asker } = GqlExecutionContext.create(context).getContext<HubContext>();
    if (!asker) throw new GraphQLError('Sign in to ask this.', { extensions: { code: 'UNAUTHENTICATED' } });
    if (!allowed || !holds(asker, allowed))
      throw new GraphQLError('None of your roles may ask this.', { extensions: { code: 'FORBIDDEN', needs: allowed ?? [] } });
    return true;
  }
}
