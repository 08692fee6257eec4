/** From arguments to exit code. */
import { CommanderError } from 'commander';
import type { ExitCode } from './commands/context.ts';
import type { LoadedConfig } from './config/load-config.ts';
import type { ConfigFormat } from './config/templates.ts';
import { noValue } from './errors.ts';
import type { Flags } from './options/resolve.ts';
import { swallowedOption } from './options/values.ts';
import { argumentsOf, COMMANDS } from './command-specs.ts';
import { assertOpens } from './commands/open-report.ts';
import { asksForHelp, knownReporters, verbIn } from './help.ts';
import { createProgram, type Run } from './program.ts';
import { isSystemError, sayWhole } from './system-errors.ts';
import { printable } from './terminal/printable.ts';
import { withoutPasswords } from './terminal/without-passwords.ts';
import { UsageError } from './usage-error.ts';

/** Ctrl-C, a polite kill, and the terminal that closes. */
const STOPPING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Threads that a scan needs, however few photographs there are. */
const BEGUN = 2;

/** A line of progress hides it, and may not come to its end. */
const SHOW_CURSOR = '\u001b[?25h';

/** @param argv arguments without the interpreter and the script */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const controller = new AbortController();
  const stop = (): void => {
    controller.abort();
    if (process.stderr.isTTY) process.stderr.write(SHOW_CURSOR);
    // Asked twice, it does not wait for anything: the system ends it, which may wait for no work and no thread. Later, for libraries
    // that tidy up at the end would find no listener but their own, and end the process at once.
    setImmediate(() => STOPPING.forEach((signal) => process.removeAllListeners(signal)));
  };
  for (const signal of STOPPING) process.on(signal, stop);
  const run: Run = async (...args) => {
    exitCode = await runCommand(controller.signal, ...args);
  };
  try {
    const program = createProgram(run, {
      commands: argv,
      ...(asksForHelp(argv) && { reporters: await knownReporters(), verb: verbIn(argv) }),
    });
    for (const command of [program, ...program.commands]) command.exitOverride();
    const swallowed = swallowedOption(argv);
    if (swallowed) throw noValue(swallowed.flag, swallowed.value);
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const { thrownAt } = await import('./terminal/thrown-at.ts');
    const place = thrownAt(error);
    const frame = error instanceof UsageError ? error.frame : place === undefined ? [] : [`  thrown at ${place}`];
    process.stderr.write(`hotpix: ${withoutPasswords([explain(error), ...frame.map(printable)].join('\n'))}\n`);
    return 2;
  } finally {
    for (const signal of STOPPING) process.off(signal, stop);
  }
}

async function runCommand(
  signal: AbortSignal,
  ...[name, files, { config, format, ...flags }]: Parameters<Run>
): Promise<ExitCode> {
  const [{ loadConfig }, { resolveSettings }] = await Promise.all([
    import('./config/load-config.ts'),
    import('./options/resolve.ts'),
  ]);
  const loaded: LoadedConfig =
    name === 'init'
      ? { config: {}, where: 'defaults', base: process.cwd() }
      : await loadConfig(config as string | false | undefined);
  const settings = resolveSettings(name, flags as Flags, { ...loaded, config: { ...loaded.config } });
  // Beside the output, which may be read by a program: one found in a parent folder would surprise without a word.
  if (loaded.path !== undefined && !settings.quiet) process.stderr.write(`Config: ${printable(loaded.where)}\n`);
  assertOpens(settings, `${name} ${argumentsOf(name)}`);
  // To start threads takes as long as to load the rest.
  const begun = name === 'scan' ? { platform: (await import('@hotpix/core/node')).nodePlatform({ begun: BEGUN }) } : {};
  const [command, { createProgress }, { sayingWhere }, { Remotes }] = await Promise.all([
    COMMANDS[name].load(),
    import('./terminal/progress.ts'),
    import('./stop-errors.ts'),
    import('./files/remote/remotes.ts'),
  ]);
  const progress = await createProgress(settings.quiet);
  const remotes = new Remotes(signal, settings.memory);
  const context = {
    files,
    settings,
    loaded,
    progress,
    remotes,
    ...begun,
    signal,
    format: format as ConfigFormat | undefined,
  };
  return sayingWhere(progress, '', () => command(context)).finally(() => progress.clear());
}

/** Codes of errors that the author of a plugin can mend; of any other it is no matter which plugin noticed. */
const OF_PLUGINS: ReadonlySet<string> = new Set(['pluginFailed', 'badAnswer', 'badFrame', 'badPatch', 'tooManyFrames']);

/** In words for errors that say what to do; with the stack for those that are nobody's mistake but ours. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return printable(String(error));
  const {
    name,
    message,
    stack,
    code = '',
    plugin,
    hook,
    path,
  } = error as Error & {
    code?: string;
    plugin?: string;
    hook?: string;
    path?: string;
  };
  const isSystem = isSystemError(error);
  if (name !== 'UsageError' && name !== 'HotpixError' && !isSystem)
    return (stack ?? message).split('\n').map(printable).join('\n');
  const who = OF_PLUGINS.has(code) ? [plugin && `plugin '${plugin}'`, hook && `hook '${hook}'`] : [];
  const place = [path, ...who].filter(Boolean).join(', ');
  const words = isSystem ? sayWhole(error) : message;
  return printable(place === '' || words.includes(place) ? words : `${place}: ${words}`);
}
