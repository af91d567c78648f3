import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import type { ContractSigned } from '@hub/partnerships';
import { type Cause, Reactor } from '@hub/platform';
import type { ProcurementStarted } from '@hub/procurement';
import { ProcurementCycles } from '../../domain/procurement-cycles.port.js';
import { programme } from '../../domain/programme.js';
import type { ProgrammeRejection } from '../../domain/programme.rejections.js';
import { programmeStream } from '../../domain/programme.stream.js';

/** A procurement may name a programme or a cycle that the hub does not know: then no cycle has moved. */
const NO_CYCLE_MOVED: readonly ProgrammeRejection[] = ['programme.not-found', 'programme.cycle-not-planned'];

/**
 * What may be made up in a fact and is said again of the cycle: which cycle it is, that a step was taken, and when. The rest of a
 * procurement or a contract, such as its amounts, is not.
 */
const MARKS_OF_A_STEP: ReadonlySet<string> = new Set(['cycle', 'procurement steps', 'dates']);

/**
 * When the first procurement of a cycle starts, the cycle is in procurement; when its first contract is signed, it is in development.
 * One reaction to both, because their order matters.
 */
@Injectable()
export class NoteCycleProgress extends Reactor<ProcurementStarted | ContractSigned> {
  override readonly name = 'note-cycle-progress.v1';
  override readonly on = ['procurement-started.v1', 'contract-signed.v1'] as const;

  constructor(private readonly procurements: ProcurementCycles) {
    super();
  }

  override async react(fact: Recorded<ProcurementStarted | ContractSigned>): Promise<void> {
    if (fact.type === 'procurement-started.v1') {
      const { challengeId, programmeId, cycleNo } = fact.data;
      await this.because(fact, programme).command(
        { stream: programmeStream(programmeId), id: programmeId },
        () => ({ type: 'note-procurement-started', data: { programmeId, cycleNo, challengeId } }),
        NO_CYCLE_MOVED,
      );
      return;
    }
    const { procurementId, challengeId, signedOn } = fact.data;
    const place = await this.procurements.of(procurementId, fact.position);
    if (!place) return;
    await this.because(fact, programme).command(
      { stream: programmeStream(place.programmeId), id: place.programmeId },
      () => ({ type: 'note-development-started', data: { ...place, challengeId, signedOn } }),
      NO_CYCLE_MOVED,
    );
  }

  /** The cause, with those of its marks that concern the cycle. */
  protected override causeOf(fact: Recorded): Cause {
    const cause = super.causeOf(fact);
    const { sources, synthetic } = cause.provenance;
    return { ...cause, provenance: { sources, synthetic: synthetic.filter((mark) => MARKS_OF_A_STEP.has(mark)) } };
  }
}
