import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, Followers, idOf, type Role } from '@hub/platform';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { startHub, type TestHub } from '../setup/start-hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ HUB_PROJECTIONS: 'off' });
});
afterAll(() => hub.close());

type Wish = Readonly<{ act: string; by: Role; who: number; case: number; other: number; n: number; word: string; again: boolean }>;

const acts: Readonly<Record<string, (wish: Wish, ids: readonly string[], run: string) => object>> = {
  submitProposal: ({ by, n, word }) => ({
    source: by === 'citizen' ? 'citizen' : 'employee',
    title: word,
    need: `${word} ${n}`,
    ...(by === 'citizen' ? { informal: n % 2 === 0, citizenCaseNumber: n % 2 === 0 ? undefined : `KS 2026/${n}` } : {}),
  }),
  clarifyProposal: ({ case: which, word, n }, ids) => ({ proposalId: ids[which], title: word, reason: `reason ${n}` }),
  askQuestion: ({ case: which, word }, ids) => ({ proposalId: ids[which], question: word }),
  answerQuestion: ({ case: which, other, word }, ids, run) => ({
    proposalId: ids[which],
    questionId: idOf('question', `${run}-${other}`),
    answer: word,
  }),
  withdrawProposal: ({ case: which, word }, ids) => ({ proposalId: ids[which], reason: word }),
  mergeProposal: ({ case: which, other, word }, ids) => ({ proposalId: ids[which], into: ids[other % 4], reason: word }),
  unmergeProposal: ({ case: which, word }, ids) => ({ proposalId: ids[which], reason: word }),
  linkCitizenCase: ({ case: which, n }, ids) => ({
    proposalId: ids[which],
    citizenCaseNumber: `KS 2026/${n}`,
    receivingBody: 'council',
  }),
  mirrorCitizenDecision: ({ case: which, word, n }, ids) => ({
    proposalId: ids[which],
    decision: word,
    decidedOn: `2026-01-${String(n + 1).padStart(2, '0')}`,
  }),
};

const wish: fc.Arbitrary<Wish> = fc.record({
  act: fc.constantFrom('submitProposal', 'mergeProposal', ...Object.keys(acts)),
  by: fc.constantFrom<Role>('employee', 'citizen', 'coordinator', 'coordinator'),
  who: fc.nat(2),
  case: fc.nat(3),
  other: fc.nat(11),
  n: fc.nat(20),
  word: fc.stringMatching(/^[A-Za-zåäöÅÄÖ%_'"\\ ]{0,8}[a-zé雪]$/u),
  again: fc.boolean(),
});

/** Every story begins with a proposal of each kind, so that what comes then has something to be about. */
const firstWishes: readonly Wish[] = (['employee', 'citizen', 'citizen', 'coordinator'] as const).map((by, n) => {
  return { act: 'submitProposal', by, who: n % 3, case: n, other: 0, n, word: 'first', again: n === 0 };
});

/** All rows of all read models, as PostgreSQL has them. */
const everyRow = async (): Promise<Record<string, string[]>> => {
  const database = hub.app.get(DataSource);
  const tables = hub.app
    .get(Followers)
    .projections()
    .flatMap((projection) => projection.tables.map((table) => database.getMetadata(table).tableName));
  const rows: Record<string, string[]> = {};
  for (const table of tables) {
    const found: { row: object }[] = await database.query(`SELECT to_jsonb(t) AS row FROM "${table}" t`);
    rows[table] = found.map(({ row }) => JSON.stringify(row)).sort();
  }
  return rows;
};

const perform = async (wishes: readonly Wish[], run: string): Promise<number> => {
  const ids: string[] = ['none', 'none', 'none', 'none'];
  let accepted = 0;
  for (const [index, each] of [...firstWishes, ...wishes].entries()) {
    const input = acts[each.act]?.(each, ids, run) ?? {};
    const asker = { ref: `${each.by}-${each.who}`, roles: [each.by] };
    // A question is known by the command that asked it; few command ids, so that answers often find theirs.
    const commandId = each.act === 'askQuestion' ? `${run}-${each.other}` : `${run}-act-${index}`;
    for (let times = each.again ? 2 : 1; times > 0; times -= 1) {
      const answer = await hub.app.get(Desk).perform(each.act, input, asker, { commandId });
      if ('rejected' in answer) continue;
      accepted += 1;
      if (each.act === 'submitProposal') ids[each.case] = answer.id;
    }
    if (each.n % 3 === 0) await hub.settle();
  }
  await hub.settle();
  return accepted;
};

describe('whatever is done', () => {
  it('every read model that is built again holds what it held live', async () => {
    const followers = hub.app.get(Followers);
    let [run, accepted] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 5, maxLength: 40 }), async (wishes) => {
        run += 1;
        accepted += await perform(wishes, `run-${run}`);
        const live = await everyRow();
        for (const { name } of followers.projections()) await followers.rebuild(name);
        expect(await everyRow()).toEqual(live);
      }),
      { numRuns: 8, endOnFailure: true },
    );
    // Were most acts refused, little would have been proved.
    expect(accepted).toBeGreaterThan(40);
    expect((await everyRow())['proposals_proposals']?.length).toBeGreaterThan(5);
  }, 180_000);

  it('following once more from any point changes nothing and leads to no new fact', async () => {
    const before = await everyRow();
    const head: unknown = await hub.app.get(DataSource).query('SELECT position FROM event_head');
    const followers = hub.app.get(Followers);
    const projections = followers.projections().map(({ name }) => name);
    const names = (await followers.standings()).map(({ name }) => name);
    // Reactions see every fact a second time, as after a crash.
    await hub.app
      .get(DataSource)
      .query('UPDATE checkpoints SET position = 0 WHERE name = ANY ($1)', [names.filter((name) => !projections.includes(name))]);
    await hub.settle();
    expect(await everyRow()).toEqual(before);
    expect(await hub.app.get(DataSource).query('SELECT position FROM event_head')).toEqual(head);
  }, 60_000);
});
