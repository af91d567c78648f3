import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { HubContext } from '@hub/platform';
import { DataSource } from 'typeorm';
import { EvaluationRow, IndividualView, JointView } from './evaluation.row.js';

type Seen = EvaluationRow & { asOf?: string | null };

@Resolver(() => EvaluationRow)
export class IndividualResolver {
  constructor(private readonly database: DataSource) {}

  @ResolveField(() => [IndividualView], {
    description: 'What each evaluator wrote alone in this round. Until all have submitted, everybody sees only what they wrote themselves.',
  })
  async individual(@Parent() parent: Seen, @Context() { asker }: HubContext): Promise<readonly IndividualView[]> {
    const open = await this.isOpen(parent);
    return parent.writings.filter(({ evaluator }) => open || evaluator === asker?.ref);
  }

  @ResolveField(() => JointView, {
    nullable: true,
    description:
      'The joint text of this round, and who has agreed to it so far. Null when there is none, and while somebody still judges alone.',
  })
  async joint(@Parent() parent: Seen): Promise<JointView | null> {
    return (await this.isOpen(parent)) ? parent.jointText : null;
  }

  /** A look into the past shows no more than may be seen today: since then another evaluator may have been assigned. */
  private async isOpen(parent: Seen): Promise<boolean> {
    const now = parent.asOf ? await this.database.getRepository(EvaluationRow).findOneBy({ id: parent.id }) : parent;
    return now !== null && (now.round > parent.round || now.status !== 'open');
  }
}
