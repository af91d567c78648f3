import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { EXIT, type Exit } from './exit.js';
import { sayJson, tell } from './output.js';
import type { CopyArguments } from './verbs/copy-store.js';
import type { PlayArguments } from './verbs/play.js';
import type { VerifyArguments } from './verbs/verify.js';

const JSON_FLAG = ['--json', 'answer as JSON'] as const;

/** What the verb that ran ended with. A verb is loaded when it is asked for: the help is there at once. */
let ended: Exit = EXIT.done;
const end = async (exit: Promise<Exit>): Promise<void> => {
  ended = await exit;
};

const program = new Command('hub')
  .description('The command line of Innovationshubben. It works on the data of a running hub, or alone.')
  .addHelpText(
    'after',
    `
Where the data is: HUB_DATA_DIR (the embedded PostgreSQL, .hub when not said) or DATABASE_URL.
Ends with 0 when all is done, 1 when something was refused, not found or failed, 2 when the file or the command line cannot be used,
130 when it was interrupted.`,
  )
  .showHelpAfterError('Try hub --help.')
  .exitOverride();

program
  .command('play')
  .argument('<file>', 'a case file: JSON, by schemas/case-file.schema.json and docs/case-file.md')
  .description('Plays a case file: its acts, in order, through the same rules as the API. Playing it again changes nothing.')
  .option('--dry-run', 'check everything, rules included, on a copy of the hub; the hub stays as it is')
  .option('--keep-going', 'go on after a refused act')
  .option(...JSON_FLAG)
  .action((file: string, options: PlayArguments) => end(import('./verbs/play.js').then(({ play }) => play(file, options))));

program
  .command('summary')
  .description('Tells what the read models hold: programme, proposals and challenges, with what in it is made up.')
  .option(...JSON_FLAG)
  .action((options: { json?: boolean }) => end(import('./verbs/summary.js').then(({ summary }) => summary(options))));

program
  .command('lineage')
  .argument('<key>', 'a challenge such as SNOW, a case number such as IH-2019-0001, or the id of a proposal')
  .description('Shows the chain of one case, from the proposal to its effect.')
  .option(...JSON_FLAG)
  .action((key: string, options: { json?: boolean }) => end(import('./verbs/lineage.js').then(({ lineage }) => lineage(key, options))));

program
  .command('acts')
  .argument('[name]', 'an act, to see its fields')
  .description('Lists the acts a case file can play, with the roles that may do them; or the fields of one act.')
  .option(...JSON_FLAG)
  .action((name: string | undefined, options: { json?: boolean }) =>
    end(import('./verbs/acts.js').then(({ acts }) => acts(name, options))),
  );

program
  .command('schema')
  .description('Prints the JSON Schema of a case file.')
  .action(async () => {
    const { caseFileSchema } = await import('@hub/case-files');
    sayJson(caseFileSchema());
  });

program
  .command('rebuild')
  .argument('[name]', 'the name of a projection')
  .description(
    'Builds a read model again from the first fact, beside the one that is read, and then puts it in its place. It can be interrupted.',
  )
  .option('--list', 'show every projection and reactor instead, and how it stands')
  .option('--all', 'build every read model again, of the log that is configured now; they are empty until they are built')
  .action((name: string | undefined, { list = false, all = false }: { list?: boolean; all?: boolean }, command: Command) => {
    if (all && name !== undefined) command.error('error: name a projection, or ask for --all', { exitCode: EXIT.unusable });
    if (all) return end(import('./verbs/rebuild.js').then(({ rebuildAll }) => rebuildAll()));
    if (list) return end(import('./verbs/rebuild.js').then(({ listFollowers }) => listFollowers()));
    if (name === undefined) command.error('error: name a projection, or ask for --list or --all', { exitCode: EXIT.unusable });
    return end(import('./verbs/rebuild.js').then(({ rebuild }) => rebuild(name)));
  });

program
  .command('store')
  .description('Works on whole event stores.')
  .command('copy')
  .description('Copies the log of an event store to another, in its order, and compares them. Run again, it goes on where it ended.')
  .option('--from <url>', 'the address of the store to copy; the hub’s own when not said')
  .requiredOption('--to <url>', 'the address of an empty store, or of one that holds an earlier copy')
  .option(...JSON_FLAG)
  .action((options: CopyArguments) => end(import('./verbs/copy-store.js').then(({ copyStore }) => copyStore(options))));

program
  .command('verify')
  .description('Checks that the log is as it was written, names every place where it is not, and seals what is new in it.')
  .option('--url <url>', 'the address of another event store, which gets no seals')
  .option('--seals <file>', 'compare with a file of seals that was kept elsewhere')
  .option('--write-seals <file>', 'write such a file, when the log is whole')
  .option(...JSON_FLAG)
  .action((options: VerifyArguments) => end(import('./verbs/verify.js').then(({ verify }) => verify(options))));

program
  .command('parked')
  .description('Lists the facts that a projection or a reactor could not take, why, and what waits behind them.')
  .option(...JSON_FLAG)
  .action((options: { json?: boolean }) => end(import('./verbs/parked.js').then(({ parked }) => parked(options))));

program
  .command('replay-parked')
  .argument('[name]', 'a projection or a reactor; all when not said')
  .description('Tries again what is parked, in order, and lists what still is.')
  .option(...JSON_FLAG)
  .action((name: string | undefined, options: { json?: boolean }) =>
    end(import('./verbs/parked.js').then(({ replayParked }) => replayParked(name, options))),
  );

// Whoever reads the answer may have seen enough (`hub acts | head`).
process.stdout.on('error', (error: Error & { code?: string }) => {
  process.exit(error.code === 'EPIPE' ? ended : EXIT.refused);
});

/** One line, also for a bug; where it comes from is shown at LOG_LEVEL=debug. */
const lineOf = async (error: unknown): Promise<string> => {
  const { explain } = await import('@hub/hub');
  const said = explain(error);
  const isBug = error instanceof Error && said === error.stack;
  return isBug && !['debug', 'trace'].includes(process.env['LOG_LEVEL'] ?? '') ? `${error.message} (LOG_LEVEL=debug tells more)` : said;
};

try {
  await program.parseAsync();
  process.exitCode = ended;
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.unusable;
  else {
    tell(await lineOf(error));
    process.exitCode = EXIT.refused;
  }
}
