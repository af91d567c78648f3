import { describe, expect, it } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Role } from '../identity/asker.js';
import { AccessGuard, ForEverybody, Readers } from './access.js';

class Queries {
  @Readers('coordinator', 'controller') staffOnly(): void {}
  @Readers() closed(): void {}
  @ForEverybody() open(): void {}
  forgotten(): void {}
}

const guard = new AccessGuard(new Reflector());
const enter = (name: keyof Queries, roles?: readonly Role[], type = 'graphql'): boolean => {
  const context = { asker: roles && { ref: 'anna', roles }, correlationId: 'c' };
  return guard.canActivate({
    getHandler: () => Object.getOwnPropertyDescriptor(Queries.prototype, name)?.value as unknown,
    getClass: () => Queries,
    getType: () => type,
    getArgs: () => [undefined, {}, context, undefined],
  } as unknown as ExecutionContext);
};
const refusal = (...args: Parameters<typeof enter>): unknown => {
  try {
    return enter(...args);
  } catch (error) {
    return (error as { extensions: unknown }).extensions;
  }
};

describe('who may ask a query', () => {
  it('is whoever holds one of its roles', () => {
    expect(enter('staffOnly', ['citizen', 'controller'])).toBe(true);
    expect(refusal('staffOnly', ['citizen'])).toEqual({ code: 'FORBIDDEN', needs: ['coordinator', 'controller'] });
    expect(refusal('staffOnly', [])).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is nobody who is not signed in', () => {
    expect(refusal('staffOnly')).toEqual({ code: 'UNAUTHENTICATED' });
  });

  it('is nobody, where the query does not say who', () => {
    for (const name of ['forgotten', 'closed'] as const) {
      expect(refusal(name, ['coordinator', 'system'])).toEqual({ code: 'FORBIDDEN', needs: [] });
      expect(refusal(name)).toEqual({ code: 'UNAUTHENTICATED' });
    }
  });

  it('is everybody, where the query says so', () => {
    expect(enter('open')).toBe(true);
    expect(enter('open', [])).toBe(true);
  });

  it('is nobody at a path of HTTP that does not say that it is open', () => {
    expect(enter('forgotten', ['coordinator'], 'http')).toBe(false);
    expect(enter('staffOnly', ['coordinator'], 'http')).toBe(false);
    expect(enter('open', undefined, 'http')).toBe(true);
  });
});
