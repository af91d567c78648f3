import { Args, Context, Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { type HubContext, type Page, PageArgs, pageType, readCursor, Readers, readFirst, ReadYourWrites, toPage } from '@hub/platform';
import { DataSource, JsonContains, LessThan } from 'typeorm';
import { OwedChoice } from '../../choices.js';
import { ProposalStandings } from '../../domain/proposal-standings.port.js';
import { EvaluationProjection } from './evaluation.projection.js';
import { EvaluationRow } from './evaluation.row.js';

export type Owed = 'declaration' | 'effect' | 'market-scan' | 'submission';

@ObjectType({ description: 'An evaluation somebody is assigned to, and what they still owe it.' })
export class EvaluationAssignment {
  @Field(() => String, { description: 'The evaluation.' }) evaluationId!: string;
  @Field(() => String, { description: 'The proposal that is evaluated.' }) proposalId!: string;
  @Field(() => String, { nullable: true, description: 'What it is called, to declare on. Null for a moment, until it is known here.' })
  title!: string | null;
  @Field(() => String, { nullable: true, description: 'The department it comes from, when its proposer named one.' })
  department!: string | null;
  @Field(() => Int, { description: 'The round, from 1.' }) round!: number;
  @Field(() => [OwedChoice], { description: 'What they still owe, in the order to do it. Empty while others are waited for.' })
  owes!: readonly Owed[];
}

@ObjectType({ description: 'A page of evaluations somebody is assigned to.' })
export class EvaluationAssignmentPage extends pageType(EvaluationAssignment, 'Newest first.') {}

@Resolver()
export class MyEvaluationsResolver {
  constructor(
    private readonly database: DataSource,
    private readonly writes: ReadYourWrites,
    private readonly projection: EvaluationProjection,
    private readonly proposals: ProposalStandings,
  ) {}

  @Readers('evaluator')
  @Query(() => EvaluationAssignmentPage, {
    description:
      'The evaluations that wait for you or that you wait for: assigned to you, not concluded, no conflict declared. For: evaluator.',
  })
  async myEvaluations(@Args() page: PageArgs, @Context() { asker }: HubContext): Promise<Page<EvaluationAssignment>> {
    const first = readFirst(page.first);
    const me = asker?.ref ?? '';
    await this.writes.waitFor(page.afterPosition, this.projection.name);
    const rows = await this.database.getRepository(EvaluationRow).find({
      where: {
        awaited: JsonContains([me]),
        ...(page.after ? { openedPosition: LessThan(readCursor(page.after)) } : {}),
      },
      order: { openedPosition: 'DESC' },
      take: first + 1,
    });
    const { items, next } = toPage(rows, first, ({ openedPosition }) => openedPosition);
    const names = await this.proposals.namesOf(items.map(({ proposalId }) => proposalId));
    return {
      items: items.map((row) => ({
        evaluationId: row.id,
        proposalId: row.proposalId,
        title: names.get(row.proposalId)?.title ?? null,
        department: names.get(row.proposalId)?.department ?? null,
        round: row.round,
        owes: owedBy(me, row),
      })),
      next,
    };
  }
}

const owedBy = (me: string, { evaluators, writings }: EvaluationRow): readonly Owed[] => {
  const part = evaluators.find(({ evaluator }) => evaluator === me);
  const own = writings.find(({ evaluator }) => evaluator === me);
  const owed: readonly [Owed, boolean][] = [
    ['declaration', part?.conflict === null],
    ['effect', !own?.effect],
    ['market-scan', !own?.scan],
    ['submission', true],
  ];
  return part?.submitted ? [] : owed.filter(([, still]) => still).map(([what]) => what);
};
