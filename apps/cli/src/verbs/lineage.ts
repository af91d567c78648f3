import { LineageReader, renderLineage } from '@hub/insights';
import { Followers } from '@hub/platform';
import { EXIT, type Exit } from '../exit.js';
import { withHub } from '../hub/open-hub.js';
import { say, sayJson, tell } from '../output.js';

/** The chain of one case, from the proposal to its effect. */
export const lineage = (key: string, { json = false }: Readonly<{ json?: boolean }>): Promise<Exit> =>
  withHub(async ({ app }) => {
    await app.get(Followers).settle();
    const chain = await app.get(LineageReader, { strict: false }).of(key);
    if (!chain) {
      tell(`Nothing is known of ${key}: neither a challenge nor a proposal has this key.`);
      return EXIT.refused;
    }
    if (json) sayJson(chain);
    else say(renderLineage(chain));
    return EXIT.done;
  });
