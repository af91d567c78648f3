import { ReadSide } from '@hub/hub';
import { Followers, RebuildInterrupted, type RebuildProgress, RebuildRunning, UnknownProjection } from '@hub/platform';
import { EXIT, type Exit, interruption } from '../exit.js';
import { withHub } from '../hub/open-hub.js';
import { columns, say, tell } from '../output.js';

/** Builds one read model again beside the one that is read, and puts it in its place. */
export const rebuild = (name: string): Promise<Exit> =>
  withHub(async ({ app }) => {
    try {
      const position = await app.get(Followers).rebuild(name, { signal: interruption(), onProgress: everySecond(tellProgress) });
      say(`${name} is built again up to position ${position}.`);
      return EXIT.done;
    } catch (error) {
      if (error instanceof UnknownProjection) {
        tell(`There is no projection ${name}; hub rebuild --list shows their names.`);
        return EXIT.unusable;
      }
      if (!(error instanceof RebuildInterrupted || error instanceof RebuildRunning)) throw error;
      tell(error.message);
      return error instanceof RebuildInterrupted ? EXIT.interrupted : EXIT.refused;
    }
  });

const tellProgress = ({ facts, done, secondsLeft }: RebuildProgress): void => {
  const left = secondsLeft === null ? '' : `, about ${Math.ceil(secondsLeft)} s left`;
  tell(`${Math.floor(done * 100)} %, ${facts} facts${left}`);
};

/** Passes on one call a second, and none in the first. */
const everySecond = <T>(listener: (value: T) => void): ((value: T) => void) => {
  let next = Date.now() + 1_000;
  return (value) => {
    if (Date.now() < next) return;
    next = Date.now() + 1_000;
    listener(value);
  };
};

/** Builds all read models again, of the log that is configured, whichever log they were made of. */
export const rebuildAll = (): Promise<Exit> =>
  withHub(
    async ({ app }) => {
      await app.get(ReadSide).startOver();
      say('All read models are built again from the first fact.');
      return EXIT.done;
    },
    { ofAnyLog: true },
  );

/** Every projection and reactor, and how it stands. */
export const listFollowers = (): Promise<Exit> =>
  withHub(async ({ app }) => {
    const standings = await app.get(Followers).standings();
    say(
      columns([
        ['name', 'kind', 'position', 'behind', 'parked', 'waiting', 'moved by'],
        ...standings.map(({ name, kind, position, behind, parked, waiting, owner }) => [
          ...[name, kind, String(position), `${behind.amount} ${behind.unit}`, String(parked), String(waiting), owner ?? '-'],
        ]),
      ]),
    );
    return EXIT.done;
  });
