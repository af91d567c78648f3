import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { HubContext } from '@hub/platform';
import { DataSource } from 'typeorm';
import { EvaluationRow, IndividualView } from './evaluation.row.js';

@Resolver(() => EvaluationRow)
export class IndividualResolver {
  constructor(private readonly database: DataSource) {}

  @ResolveField(() => [IndividualView], {
    description: 'What each evaluator wrote alone in this round. Until all have submitted, everybody sees only what they wrote themselves.',
  })
  async individual(
    @Parent() parent: EvaluationRow & { asOf?: string | null },
    @Context() { asker }: HubContext,
  ): Promise<readonly IndividualView[]> {
    // A look into the past shows no more than may be seen today: since then another evaluator may have been assigned.
    const now = parent.asOf ? await this.database.getRepository(EvaluationRow).findOneBy({ id: parent.id }) : parent;
    const open = now !== null && (now.round > parent.round || now.status !== 'open');
    return parent.writings.filter(({ evaluator }) => open || evaluator === asker?.ref);
  }
}
