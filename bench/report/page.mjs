import { format } from 'prettier';
import { ratioText } from '../measuring/figures.mjs';
import { aimsOf } from './aims.mjs';
import { describeRun } from './machine.mjs';
import { commandRates, commandRatios, loadTables, processTables, projectionTable, table } from './tables.mjs';
import { AIMS, COMMANDS, LOADS, NOT_LIKE_FOR_LIKE, PROCESSES, PROJECTIONS, READING } from './words.mjs';

const wantedText = ({ atLeast, atMost, isCount }) => (isCount ? String(atMost) : atLeast === undefined ? `<= ${atMost}` : `>= ${atLeast}`);
const reachedText = ({ reached, isCount }) => (isCount ? String(reached.median) : ratioText(reached));

const aimsTable = (aims) =>
  table(
    ['aim', 'wanted', 'reached', ''],
    aims.map((aim) => [aim.what, wantedText(aim), reachedText(aim), aim.isReached ? 'reached' : '**falls short**']),
  );

const shortfalls = (aims) => {
  const missed = aims.filter(({ isReached }) => !isReached);
  if (missed.length === 0) return 'All of them were reached in this run.';
  return `Not reached in this run: ${missed.map((aim) => `${aim.what} (${reachedText(aim)}, wanted ${wantedText(aim)})`).join('; ')}.`;
};

const number = (value) => value.toLocaleString('en');

/** What was measured as a page of Markdown: ratios first, and for each aim whether it was reached. */
export const pageOf = (measured, run) => {
  const { commands, projections, loads, processes } = measured;
  const aims = aimsOf(measured);
  const parts = [
    `# Performance\n\n_Written by \`npm run bench\`, not by hand._\n\n${describeRun({ ...run, floor: commands?.floor })}\n\n${READING}`,
    aims.length > 0 && `## Aims\n\n${AIMS}\n\n${aimsTable(aims)}\n\n${shortfalls(aims)}`,
    `## What is compared with what, and what is not like for like\n\n${NOT_LIKE_FOR_LIKE}`,
    commands && `## Full commands\n\n${COMMANDS}\n\n${commandRatios(commands)}\n\nOn this machine:\n\n${commandRates(commands)}`,
    projections &&
      `## Read models: ${number(projections.facts)} facts, ${number(projections.rows)} rows\n\n${PROJECTIONS}\n\n${projectionTable(projections)}`,
    loads && `## Opening streams\n\n${LOADS}\n\n${loadTables(loads)}`,
    processes &&
      `## Two processes, the same ${processes.boxes} streams, ${processes.callers} callers\n\n${PROCESSES}\n\n${processTables(processes)}`,
  ];
  return format(`${parts.filter(Boolean).join('\n\n')}\n`, { parser: 'markdown', printWidth: 140 });
};
