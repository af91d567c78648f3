import { describe, expect, it } from '@jest/globals';
import { testDatabaseUrl } from '@hub/testing/platform';
import { CannotGoOn } from '../program.js';
import { kurrentIdentity, openStoreByUrl } from './store-by-url.js';

describe('an address of an event store', () => {
  it.each(['', 'somewhere', 'mysql://u:secret@h/d', 'http://h'])('is not %j, and what is said of it repeats no password', async (url) => {
    const opening = openStoreByUrl(url, 'read', 'hub-test');
    await expect(opening).rejects.toBeInstanceOf(CannotGoOn);
    await expect(opening).rejects.toThrow(/^This is no address of an event store; one begins with postgres:\/\//);
  });

  it('leads to one store, whatever else it says', async () => {
    const [one, other] = [new URL(testDatabaseUrl()), new URL(testDatabaseUrl())];
    other.searchParams.set('application_name', 'another');
    const identities: string[] = [];
    for (const url of [one, other]) {
      const { store, identity, close } = await openStoreByUrl(url.toString(), 'write', 'hub-test');
      expect(await store.head()).toBe(0n);
      identities.push(identity);
      await close();
    }
    expect(new Set(identities).size).toBe(1);
  }, 60_000);

  it('of a KurrentDB is known by its hosts, in whatever order, and not by who signs in', () => {
    const identity = kurrentIdentity('kurrentdb://admin:secret@One:2113,two:2113/?tls=false');
    expect(kurrentIdentity('esdb+discover://two:2113,one:2113')).toBe(identity);
    expect(kurrentIdentity('kurrentdb://one:2113')).not.toBe(identity);
    expect(identity).not.toContain('secret');
  });
});
