import { Entity, PrimaryColumn } from 'typeorm';

/** A challenge that was drafted. */
@Entity('testbeds_known_challenges')
export class KnownChallengeRow {
  @PrimaryColumn('text') challengeId!: string;
}
