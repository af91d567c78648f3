import { describe, expect, it } from '@jest/globals';
import { recordedFact } from '@hub/testing/platform';
import { type DirectoryEntry, PersonDirectory } from '../../domain/person-directory.port.js';
import type { PersonForgotten } from '../../domain/person.events.js';
import { EraseForgottenNames } from './erase-forgotten-names.reactor.js';

class RememberedDirectory extends PersonDirectory {
  readonly entries = new Map<string, DirectoryEntry>();
  override async draft(personId: string, entry: DirectoryEntry): Promise<void> {
    await this.keep(personId, entry);
  }
  override keep(personId: string, entry: DirectoryEntry): Promise<void> {
    this.entries.set(personId, entry);
    return Promise.resolve();
  }
  override erase(personId: string): Promise<void> {
    this.entries.delete(personId);
    return Promise.resolve();
  }
  override find(): Promise<ReadonlyMap<string, DirectoryEntry>> {
    return Promise.resolve(this.entries);
  }
}

const forgotten: PersonForgotten = { type: 'person-forgotten.v1', data: { personId: 'p1', reason: 'r' } };

describe('when a person is forgotten', () => {
  it('their entry is erased, no other, and once more after a crash', async () => {
    const directory = new RememberedDirectory();
    await directory.keep('p1', { name: 'Anna Ek' });
    await directory.keep('p2', { name: 'Bo Al' });
    const reactor = new EraseForgottenNames(directory);
    await reactor.react(recordedFact('person-p1', 2, forgotten));
    await reactor.react(recordedFact('person-p1', 2, forgotten));
    expect([...directory.entries.keys()]).toEqual(['p2']);
  });
});
