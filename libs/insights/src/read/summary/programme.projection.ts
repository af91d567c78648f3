import { Injectable } from '@nestjs/common';
import type { CycleOpened, ProgrammeDefined } from '@hub/cycles';
import type { Recorded } from '@hub/event-store';
import { Projection, type Rows } from '@hub/platform';
import { SummaryProgrammeRow } from './programme.row.js';

export const PROGRAMMES = 'insights-summary-programmes.v1';

@Injectable()
export class SummaryProgrammeProjection extends Projection<ProgrammeDefined | CycleOpened> {
  override readonly name = PROGRAMMES;
  override readonly on = ['programme-defined.v1', 'cycle-opened.v1'] as const;
  override readonly tables = [SummaryProgrammeRow];

  override async apply(fact: Recorded<ProgrammeDefined | CycleOpened>, rows: Rows): Promise<void> {
    const { programmeId } = fact.data;
    if (fact.type === 'programme-defined.v1') {
      const { maxCycles: cyclesPlanned, maxChallenges: challengesMax } = fact.data;
      await rows.insert(SummaryProgrammeRow, {
        programmeId,
        cyclesPlanned,
        challengesMax,
        openedCycles: [],
        position: fact.position.toString(),
      });
      return;
    }
    const programme = await rows.findOneBy(SummaryProgrammeRow, { programmeId });
    if (!programme) return;
    programme.openedCycles = [...new Set([...programme.openedCycles, fact.data.cycleNo])];
    await rows.save(programme);
  }
}
