import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { Reactor } from '@hub/platform';
import { PersonDirectory } from '../../domain/person-directory.port.js';
import type { PersonForgotten } from '../../domain/person.events.js';

/** When a person is forgotten, their entry is erased. Done twice, nothing is left to erase. */
@Injectable()
export class EraseForgottenNames extends Reactor<PersonForgotten> {
  override readonly name = 'erase-forgotten-names.v1';
  override readonly on = ['person-forgotten.v1'] as const;

  constructor(private readonly directory: PersonDirectory) {
    super();
  }

  override async react({ data }: Recorded<PersonForgotten>): Promise<void> {
    await this.directory.erase(data.personId);
  }
}
