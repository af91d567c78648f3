import { rowLines, TABLE } from '../contestants/hub-projection.mjs';
import { start } from '../contestants/start.mjs';
import { measureCopy } from '../database/copy.mjs';
import { inTurns } from '../measuring/rounds.mjs';
import { shuffled } from '../measuring/seed.mjs';
import { FACTS } from '../story.mjs';

/**
 * A read model that follows the whole log, and one that is built again, beside COPY of as many rows as there are facts. The five facts of
 * a box lie far apart in the log, as those of a case do.
 * @returns what each round gave, as facts (or rows) a second.
 */
export const measureProjections = async (server, { rounds, projections: { boxes } }, say) => {
  const lines = rowLines(boxes * FACTS);
  const url = await server.create('projection');
  const hub = await start('hub-projection');
  try {
    say(`a log of ${boxes * FACTS} facts is written`);
    await hub.ask(
      'open',
      url,
      Array.from({ length: FACTS }, (_, round) => shuffled(boxes, round)),
    );
    say('the read model follows the log, and is built again');
    const turn = { copy: () => measureCopy(url, TABLE, lines), catchUp: () => hub.ask('catchUp'), rebuild: () => hub.ask('rebuild') };
    const results = await inTurns(Object.keys(turn), rounds, (name) => turn[name]());
    await hub.ask('close');
    return { results, facts: boxes * FACTS, rows: boxes };
  } finally {
    await hub.end();
  }
};
