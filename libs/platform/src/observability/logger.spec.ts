import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { JsonLogger } from './logger.js';

const SECRET = 'Åsa Öberg, 19121212-1212';

describe('a line of the log', () => {
  let db: TestDatabase;
  let database: DataSource;
  beforeAll(async () => {
    db = await openTestDatabase([], []);
    ({ database } = db);
    await database.query('CREATE TABLE cases (id integer PRIMARY KEY, title text NOT NULL CHECK (length(title) > 3), need text NOT NULL)');
  });
  afterAll(() => db.close());

  const lines: string[] = [];
  const logger = new JsonLogger('trace', { write: (line) => void lines.push(line) });
  const lastLine = (): Record<string, unknown> & { err: Record<string, unknown> } => JSON.parse(lines.at(-1) ?? '{}') as never;

  it.each([
    ['a row that is not whole', 'INSERT INTO cases VALUES (1, $1, NULL)', { code: '23502', table: 'cases', column: 'need' }],
    ['a row that breaks a rule', `INSERT INTO cases VALUES (1, left($1, 1), 'x')`, { code: '23514', constraint: 'cases_title_check' }],
    ['a value that is none', 'SELECT id FROM cases WHERE id::text = $1::integer::text', { code: '22P02' }],
  ])('tells of %s where it was, and nothing of what was in it', async (_what, statement, told) => {
    const error: unknown = await database.query(statement, [SECRET]).catch((cause: unknown) => cause);
    // The secret is in what the driver says.
    expect(JSON.stringify([error, String(error)])).toContain('19121212');
    const ways = [
      () => logger.error({ msg: 'a fact was parked', follower: 'a.v1' }, error, 'Followers'),
      () => logger.error('following met an error', error, 'Loop'),
      () => logger.warn(error, 'Loop'),
      () => logger.pino.error({ correlationId: 'c', err: error }, 'a request met a bug'),
      () => logger.pino.error({ err: new Error('while taking facts', { cause: error }) }, 'a fact was not taken'),
    ];
    for (const write of ways) {
      write();
      expect(lines.at(-1)).not.toMatch(/19121212|Åsa/);
      const { err } = lastLine();
      expect({ ...err, ...(err['cause'] as object | undefined) }).toMatchObject({ ...told, type: 'QueryFailedError' });
    }
  });

  it('tells of a bug of the program what it says and where it was thrown, with what caused it', () => {
    logger.error('a request met a bug', new TypeError('x is not a function', { cause: new RangeError('too far') }), 'Edge');
    expect(lastLine()).toMatchObject({
      context: 'Edge',
      msg: 'a request met a bug',
      err: { type: 'TypeError', message: 'x is not a function', cause: { type: 'RangeError', message: 'too far' } },
    });
    expect(lastLine().err['stack']).toMatch(/^\s+at .*logger\.spec/);
  });
});
