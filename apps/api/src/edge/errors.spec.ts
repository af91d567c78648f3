import { beforeEach, describe, expect, it } from '@jest/globals';
import { type ArgumentsHost, ForbiddenException, NotFoundException } from '@nestjs/common';
import { ReadBehind } from '@hub/platform';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { errorFormatter, HttpErrors } from './errors.js';

type Line = Readonly<{ level: string; fields: { correlationId?: string; err?: unknown } }>;
let lines: Line[];
const log = {
  error: (fields: Line['fields']) => lines.push({ level: 'error', fields }),
  warn: (fields: Line['fields']) => lines.push({ level: 'warn', fields }),
} as unknown as Logger;
beforeEach(() => {
  lines = [];
});

const wrapped = (cause: Error) => new GraphQLError(cause.message, { originalError: cause, path: ['proposal'] });
const coded = (code: string, message = 'secret') => Object.assign(new Error(message), { code });
const format = (...errors: GraphQLError[]) => errorFormatter(log)({ data: null, errors }, { correlationId: 'c-1' });
const shown = (error: GraphQLError) => format(error).response.errors?.[0] as unknown;

describe('an error in an answer of GraphQL', () => {
  it('that is a bug is shown by its correlation id, and logged with its stack under it', () => {
    const bug = new TypeError('password=hunter2');
    const { statusCode, response } = format(wrapped(bug));
    expect(statusCode).toBe(500);
    expect(response).toEqual({
      data: null,
      errors: [
        {
          message: 'Something went wrong on our side; it is written down under this correlation id.',
          extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: 'c-1' },
        },
      ],
    });
    expect(lines).toEqual([{ level: 'error', fields: { correlationId: 'c-1', err: bug } }]);
  });

  it.each<readonly [string, Error]>([
    ['a broken connection', coded('ECONNREFUSED')],
    ['several at once', new AggregateError([coded('ECONNREFUSED')], 'secret')],
    ['a unique index', coded('23505')],
    ['a division by zero', coded('22012')],
    ['an error that says it is the fault of a server', Object.assign(new Error('secret'), { statusCode: 502 })],
  ])('that comes from %s is a bug', (_what, cause) => {
    expect(format(wrapped(cause))).toMatchObject({
      statusCode: 500,
      response: { errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] },
    });
    expect(JSON.stringify(format(wrapped(cause)))).not.toContain('secret');
  });

  it.each(['22021', '22P05', '22P02', '22003', '22007', '22008'])(
    'of PostgreSQL about an argument (%s) is the fault of the argument',
    (code) => {
      expect(shown(wrapped(coded(code)))).toEqual({
        message: 'An argument is not a value that it can have.',
        extensions: { code: 'BAD_USER_INPUT' },
      });
      expect(lines).toMatchObject([{ level: 'warn' }]);
    },
  );

  it('that a guard or a resolver threw keeps its code', () => {
    const forbidden = new GraphQLError('None of your roles may ask this.', { extensions: { code: 'FORBIDDEN', needs: ['coordinator'] } });
    for (const error of [
      forbidden,
      wrapped(forbidden),
      new GraphQLError('x', { originalError: forbidden, extensions: forbidden.extensions }),
    ])
      expect(shown(error)).toMatchObject({ extensions: { code: 'FORBIDDEN', needs: ['coordinator'] } });
    expect(lines).toEqual([]);
  });

  it('that says a read model is behind tells how far it has come', () => {
    expect(format(wrapped(new ReadBehind(9n, 7n)))).toMatchObject({
      statusCode: 503,
      response: { errors: [{ extensions: { code: 'READ_BEHIND', after: '9', reached: '7' } }] },
    });
  });

  it.each([
    ['UNAUTHENTICATED', 401],
    ['FORBIDDEN', 403],
    ['BAD_USER_INPUT', 400],
  ])('leaves %s with the status %i when there is nothing else', (code, status) => {
    expect(format(new GraphQLError('x', { extensions: { code } })).statusCode).toBe(status);
  });

  it('beside data leaves the data', () => {
    const answer = errorFormatter(log)({ data: { a: 1, b: null }, errors: [wrapped(new Error('x'))] }, undefined);
    expect(answer).toMatchObject({ statusCode: 200, response: { data: { a: 1, b: null } } });
  });

  it('in a list of what was found wrong with a document is shown with all others', () => {
    const list = Object.assign(new Error('Graphql validation error'), { statusCode: 400, errors: [new GraphQLError('a'), new Error('b')] });
    expect(format(wrapped(list))).toMatchObject({
      statusCode: 400,
      response: {
        errors: [
          { message: 'a', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
          { message: 'b', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
        ],
      },
    });
    expect(lines).toEqual([]);
  });
});

describe('an error outside GraphQL', () => {
  const met = async (error: unknown, type = 'http') => {
    const sent: { status?: number; body?: unknown } = {};
    const reply = {
      code: (status: number) => Object.assign(reply, Object.assign(sent, { status })),
      type: (type: string) => {
        expect(type).toContain('application/json');
        return reply;
      },
      send: async (body: unknown) => Object.assign(sent, { body }),
    };
    const host = { getType: () => type, switchToHttp: () => ({ getRequest: () => ({ id: 'c-2' }), getResponse: () => reply }) };
    await new HttpErrors(log).catch(error, host as unknown as ArgumentsHost);
    return sent;
  };

  it.each<readonly [string, unknown, number, string]>([
    ['a path that is not there', new NotFoundException('Cannot GET /x'), 404, 'NOT_FOUND'],
    ['a guard', new ForbiddenException(), 403, 'FORBIDDEN'],
    ['a body that is too large', Object.assign(new Error('too large'), { statusCode: 413 }), 413, 'BODY_TOO_LARGE'],
    ['a body that is no JSON', Object.assign(new Error('no JSON'), { statusCode: 400 }), 400, 'BAD_REQUEST'],
  ])('has the same shape: %s', async (_what, error, status, code) => {
    expect(await met(error)).toEqual({
      status,
      body: { data: null, errors: [{ message: (error as Error).message, extensions: { code } }] },
    });
    expect(lines).toEqual([]);
  });

  it.each<readonly [string, unknown]>([
    ['an error', new Error('secret')],
    ['what is no error', 'secret'],
    ['nothing', undefined],
  ])('that is a bug is masked and logged: %s', async (_what, error) => {
    const answer = await met(error);
    expect(answer).toMatchObject({
      status: 500,
      body: { errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: 'c-2' } }] },
    });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(lines).toEqual([{ level: 'error', fields: { correlationId: 'c-2', err: error } }]);
  });

  it('leaves to GraphQL what a resolver threw', async () => {
    const error = new GraphQLError('x');
    await expect(met(error, 'graphql')).rejects.toBe(error);
  });
});
