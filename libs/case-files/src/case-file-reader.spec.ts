import { describe, expect, it } from '@jest/globals';
import { roles } from '@hub/platform';
import { parseCaseFile, readCaseFile } from './case-file-reader.js';
import { caseFileSchema } from './case-file-schema.js';

const act = { key: 'a', act: 'submitProposal', at: '2020-01-01T09:00:00+01:00', role: 'employee', data: {} };
const file = { format: 1, id: 'case', title: 'Case', sources: { S1: 'a book' }, acts: [act] };
const bytes = (text: string) => new TextEncoder().encode(text);
const parse = (value: unknown) => parseCaseFile(bytes(JSON.stringify(value)));
const problemsOf = (value: unknown) => {
  const read = parse(value);
  return 'problems' in read ? read.problems : [];
};

describe('reading a case file', () => {
  it('reads moments in UTC, and the role as the person where no other is named', () => {
    expect(parse(file)).toMatchObject({
      file: {
        id: 'case',
        acts: [{ place: 'acts[0] (key a)', at: '2020-01-01T08:00:00.000Z', by: 'employee', sources: [], synthetic: [] }],
      },
    });
  });

  it('reads a file that begins with a byte order mark', () => {
    expect(parseCaseFile(bytes(`\uFEFF${JSON.stringify(file)}`))).toHaveProperty('file');
  });

  it('says so when the file cannot be read', async () => {
    expect(await readCaseFile('/no/such/file.json')).toEqual({
      problems: [{ place: '/no/such/file.json', problem: 'cannot be read: ENOENT' }],
    });
  });

  it.each([
    ['{ "format": 1,\n  "id": }', 'line 2, column 9', 'is not JSON'],
    ['{ "format": 1,\n', 'line 2, column 1', 'is the end of the file, but not of the JSON'],
    ['', 'line 1, column 1', 'is the end of the file, but not of the JSON'],
    ['{} {}', 'line 1, column 4', 'is not JSON'],
  ])('names the line and column of %j', (text, place, problem) => {
    expect(parseCaseFile(bytes(text))).toEqual({ problems: [{ place, problem }] });
  });

  it('names the line that is not UTF-8', () => {
    const broken = Uint8Array.from([...bytes('{\n  "id": "v'), 0xe4, ...bytes('xjo"\n}')]);
    expect(parseCaseFile(broken)).toEqual({ problems: [{ place: 'line 2', problem: 'is not UTF-8' }] });
  });

  it.each([
    [{ ...file, format: 2 }, 'format', 'must be 1'],
    [{ ...file, colour: 'red' }, '', 'has a field that the format does not know: colour'],
    [{ ...file, acts: [act, { ...act, key: 'b', role: 'king' }] }, 'acts[1] (key b).role', 'must be one of coordinator, evaluator'],
    [{ ...file, acts: [{ ...act, at: '2020-01-01' }] }, 'acts[0] (key a).at', 'must match format "date-time"'],
    [{ ...file, acts: [{ ...act, at: '2021-02-29T09:00:00Z' }] }, 'acts[0] (key a).at', 'must match format "date-time"'],
    [{ ...file, acts: [{ ...act, at: '2020-01-01 09:00:00Z' }] }, 'acts[0] (key a).at', 'is not a moment'],
    [{ ...file, acts: [{ ...act, data: undefined }] }, 'acts[0] (key a)', "must have required property 'data'"],
    [{ ...file, acts: [{ ...act, synthetic: ['need, dates'] }] }, 'acts[0] (key a).synthetic[0]', 'must match pattern'],
    [{ ...file, acts: [act, act] }, 'acts[1] (key a)', 'uses a key that an act before it has'],
    [{ ...file, acts: [{ ...act, sources: ['S2'] }] }, 'acts[0] (key a).sources', 'names S2, which the file does not list'],
    [{ ...file, acts: [null] }, 'acts[0]', 'must be object'],
    [[], '', 'must be object'],
  ])('refuses %#: the place and what is wrong', (value, place, problem) => {
    expect(problemsOf(value)).toContainEqual({ place, problem: expect.stringContaining(problem) });
  });

  it('names what is wrong with the form and what is wrong with keys, references, sources and moments all at once', () => {
    const acts = [
      { ...act, colour: 'red' },
      { ...act, role: 'king', data: { of: { idOf: 'nobody' } } },
      { ...act, key: 'c', at: '2020-01-01', sources: ['S2'] },
      { ...act, key: 'd', at: '2020-01-01 09:00:00Z' },
      null,
    ];
    expect(problemsOf({ ...file, acts }).map(({ place, problem }) => `${place} ${problem}`)).toEqual([
      'acts[0] (key a) has a field that the format does not know: colour',
      expect.stringContaining('acts[1] (key a).role must be one of'),
      'acts[2] (key c).at must match format "date-time"',
      'acts[4] must be object',
      'acts[1] (key a) uses a key that an act before it has',
      'acts[1] (key a).data refers to nobody, but no act before it has this key',
      'acts[2] (key c).sources names S2, which the file does not list',
      'acts[3] (key d).at is not a moment (ISO 8601 with a zone)',
    ]);
  });

  it('says once that the list of sources has the wrong form', () => {
    expect(problemsOf({ ...file, sources: [], acts: [{ ...act, sources: ['S1'] }] })).toEqual([
      { place: 'sources', problem: 'must be object' },
    ]);
  });

  it('follows references only to acts that come before', () => {
    const refers = (key: string, to: string) => ({ ...act, key, data: { parts: [{ of: { idOf: to } }] } });
    expect(problemsOf({ ...file, acts: [act, refers('b', 'a')] })).toEqual([]);
    for (const to of ['b', 'c', 'z'])
      expect(problemsOf({ ...file, acts: [act, refers('b', to), { ...act, key: 'c' }] })).toEqual([
        { place: 'acts[1] (key b).data', problem: `refers to ${to}, but no act before it has this key` },
      ]);
  });

  it('follows no data that is nested deeper than an act needs', () => {
    const nested = (levels: number): object => (levels === 0 ? {} : { in: nested(levels - 1) });
    expect(problemsOf({ ...file, acts: [{ ...act, data: nested(32) }] })).toEqual([]);
    expect(problemsOf({ ...file, acts: [{ ...act, data: nested(33) }] })).toEqual([
      { place: 'acts[0] (key a).data', problem: 'nested more than 32 levels deep' },
    ]);
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(
      parseCaseFile(bytes(JSON.stringify({ ...file, acts: [{ ...act, data: { x: 0 } }] }).replace('{"x":0}', `{"x":${deep}}`))),
    ).toHaveProperty('problems');
  });

  it('lets the schema name every role a person can have', () => {
    const schema = caseFileSchema() as { $defs: { act: { properties: { role: { enum: string[] } } } } };
    expect(schema.$defs.act.properties.role.enum).toEqual(roles.filter((role) => role !== 'system'));
  });
});
