import { type CaseFile, CasePlayer, type FileProblem, isWhole, type PlayedAct, type PlayReport, readCaseFile } from '@hub/case-files';
import { EXIT, type Exit, interruption } from '../exit.js';
import { type OpenHub, withHub } from '../hub/open-hub.js';
import { withScratchHub } from '../hub/scratch-hub.js';
import { say, sayJson, tell } from '../output.js';

export type PlayArguments = Readonly<{ dryRun?: boolean; keepGoing?: boolean; json?: boolean }>;

/** Plays a case file, or checks that it could be played. */
export const play = async (path: string, { dryRun = false, keepGoing = false, json = false }: PlayArguments): Promise<Exit> => {
  const read = await readCaseFile(path);
  if ('problems' in read) {
    if (json) sayJson({ file: path, problems: read.problems });
    tellProblems(path, read.problems);
    return EXIT.unusable;
  }
  const signal = interruption();
  const playIt = ({ app }: OpenHub): Promise<PlayReport> => app.get(CasePlayer).play(read.file, { keepGoing, signal });
  const report = await (dryRun ? withScratchHub(playIt) : withHub(playIt));
  if (json) sayJson({ ...report, dryRun });
  else sayReport(read.file, report, dryRun);
  if (isWhole(report)) return EXIT.done;
  if (signal.aborted) {
    tell('Interrupted between two acts. Play the file again to go on.');
    return EXIT.interrupted;
  }
  tell(
    report.notReached > 0
      ? 'Nothing after the refused act was played; --keep-going plays what can be played.'
      : 'Some acts were not played.',
  );
  return EXIT.refused;
};

const MOST = 50;

const tellProblems = (path: string, problems: readonly FileProblem[]): void => {
  for (const { place, problem } of problems.slice(0, MOST))
    tell(place === path ? `${path} ${problem}` : `${path}: ${place || 'the file'} ${problem}`);
  if (problems.length > MOST) tell(`${path}: and ${problems.length - MOST} more`);
};

const sayReport = (file: CaseFile, { acts, notReached }: PlayReport, dryRun: boolean): void => {
  const count = (outcome: PlayedAct['outcome']): number => acts.filter((act) => act.outcome === outcome).length;
  for (const act of acts) {
    if (act.outcome === 'refused') say(`refused   ${act.place} ${act.act}: ${act.code} (${act.rule}) ${act.says}${detailsOf(act.because)}`);
    if (act.outcome === 'left-out') say(`left out  ${act.place} ${act.act}: needs the id of ${act.needs}, which was not played`);
  }
  const figures = [
    `${count('played')} ${dryRun ? 'would be played' : 'played'}`,
    `${count('unchanged')} played before`,
    `${count('refused')} refused`,
    ...(count('left-out') > 0 ? [`${count('left-out')} left out`] : []),
    ...(notReached > 0 ? [`${notReached} not reached`] : []),
  ];
  say(`${file.id}${dryRun ? ' (dry run)' : ''}: ${file.acts.length} acts, ${figures.join(', ')}.`);
};

const detailsOf = ({ problems, ...because }: Readonly<Record<string, unknown>>): string => {
  const details = [
    ...(Array.isArray(problems)
      ? (problems as readonly { field: string; problem: string }[]).map(({ field, problem }) => `${field}: ${problem}`)
      : []),
    ...Object.entries(because).map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`),
  ];
  return details.length > 0 ? ` [${details.join('; ')}]` : '';
};
