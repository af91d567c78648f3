import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { type Instant, plusDays } from '@hub/kernel';
import { Deadline, type Plan, SwedishCalendar } from '@hub/platform';
import { proposal } from '../../domain/proposal.js';
import type { ProposalSubmitted, ProposalWithdrawn } from '../../domain/proposal.events.js';
import { proposalStream } from '../../domain/proposal.stream.js';

/** When the day of the promised answer has passed in Stockholm, a proposal that has no outcome says so. */
@Injectable()
export class NoteOverdueAnswers extends Deadline<ProposalSubmitted | ProposalWithdrawn> {
  override readonly name = 'note-overdue-answers.v1';
  override readonly on = ['proposal-submitted.v1', 'proposal-withdrawn.v1'] as const;

  constructor(private readonly days: SwedishCalendar) {
    super();
  }

  override plan({ type, data }: Recorded<ProposalSubmitted | ProposalWithdrawn>): readonly Plan[] {
    const key = data.proposalId;
    return [type === 'proposal-withdrawn.v1' ? { key, callOff: true } : { key, at: this.days.startOf(plusDays(data.answerDueOn, 1)) }];
  }

  override async passed(fact: Recorded<ProposalSubmitted | ProposalWithdrawn>, proposalId: string, at: Instant): Promise<void> {
    if (fact.type !== 'proposal-submitted.v1') return;
    const { answerDueOn } = fact.data;
    await this.because(fact, proposal, at).command({ stream: proposalStream(proposalId), id: proposalId }, () => ({
      type: 'note-answer-overdue',
      data: { proposalId, answerDueOn },
    }));
  }
}
