import { Followers, UnknownProjection } from '@hub/platform';
import { EXIT, type Exit } from '../exit.js';
import { withHub } from '../hub/open-hub.js';
import { columns, say, tell } from '../output.js';

/** Builds one read model again from the first fact. */
export const rebuild = (name: string): Promise<Exit> =>
  withHub(async ({ app }) => {
    const followers = app.get(Followers);
    try {
      await followers.rebuild(name);
    } catch (error) {
      if (!(error instanceof UnknownProjection)) throw error;
      tell(`There is no projection ${name}; hub rebuild --list shows their names.`);
      return EXIT.unusable;
    }
    const standing = (await followers.standings()).find((each) => each.name === name);
    say(`${name} is built again up to position ${String(standing?.position ?? 0n)}.`);
    return EXIT.done;
  });

/** Every projection and reactor, and how it stands. */
export const listFollowers = (): Promise<Exit> =>
  withHub(async ({ app }) => {
    const standings = await app.get(Followers).standings();
    say(
      columns([
        ['name', 'kind', 'position', 'behind', 'stopped by'],
        ...standings.map(({ name, kind, position, behind, error }) => [name, kind, String(position), String(behind), error ?? '']),
      ]),
    );
    return EXIT.done;
  });
