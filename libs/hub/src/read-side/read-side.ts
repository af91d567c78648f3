import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { EventStore } from '@hub/event-store';
import { Config, Followers } from '@hub/platform';
import { DataSource } from 'typeorm';
import { firstFactOf, itsLogIs } from './its-log.js';

/** The read models as a whole, and the log that they are made of. */
@Injectable()
export class ReadSide implements OnApplicationBootstrap {
  private readonly log = new Logger(ReadSide.name);

  constructor(
    private readonly database: DataSource,
    private readonly store: EventStore,
    private readonly config: Config,
    private readonly followers: Followers,
  ) {}

  /** A log that was empty at the start is known by its first fact as soon as something was made of it. */
  async onApplicationBootstrap(): Promise<void> {
    const known: unknown[] = await this.database.query('SELECT FROM read_side_log WHERE first_fact IS NOT NULL');
    if (known.length > 0) return;
    const unlisten = this.followers.onEvents({
      took: () => {
        unlisten();
        this.know().catch((error: unknown) => this.log.warn('which log the read models are made of was not written down', error));
      },
    });
  }

  /**
   * Makes all read models again, of the log of this hub from its first fact on, whichever log they were made of: they are empty at first.
   * What was done in reaction to facts is not done again; names of persons and seals are no read models, and stay.
   */
  async startOver(): Promise<void> {
    await this.followers.startOver();
    await this.database.query('TRUNCATE event_types');
    await this.database.query('UPDATE event_census SET position = 0');
    await this.know();
    await this.followers.settle();
  }

  private async know(): Promise<void> {
    await itsLogIs(this.database, this.config, await firstFactOf(this.store));
  }
}
