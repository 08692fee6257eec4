/** The command line, made from the table of options. */
import { Command, Option as Flag } from 'commander';
import type { CommandContext, ExitCode } from './commands/context.ts';
import { CONFIG_FORMATS } from './config/templates.ts';
import type { CommandName, Option } from './options/option.ts';
import { OPTION_KEYS, OPTIONS } from './options/table.ts';
import { VERSION } from './version.ts';

interface CommandSpec {
  readonly summary: string;
  /** Placeholder of the arguments, or undefined where there are none. */
  readonly files?: string;
  /** Loaded when it runs, so that help and errors come at once. */
  load(): Promise<(context: CommandContext) => Promise<ExitCode>>;
}

export const COMMANDS: Readonly<Record<CommandName, CommandSpec>> = {
  scan: {
    summary: 'find defective pixels in photographs of one camera',
    files: '[files, folders or globs...]',
    load: async () => (await import('./commands/scan.ts')).scan,
  },
  fix: {
    summary: 'write repaired copies of photographs',
    files: '[files, folders or globs...]',
    load: async () => (await import('./commands/fix.ts')).fix,
  },
  check: {
    summary: 'hold photographs, or a saved Result, against limits; exit code 1 when they are exceeded',
    files: '[files, folders, globs or result.json...]',
    load: async () => (await import('./commands/check.ts')).check,
  },
  report: {
    summary: 'render a saved Result again',
    files: '<result.json>',
    load: async () => (await import('./commands/report.ts')).report,
  },
  diff: {
    summary: 'tell what differs between two saved Results; exit code 1 when anything is new or worse',
    files: '<before.json> <after.json>',
    load: async () => (await import('./commands/diff.ts')).diff,
  },
  merge: {
    summary: 'merge the states of several scans to one Result',
    files: '<states...>',
    load: async () => (await import('./commands/merge.ts')).merge,
  },
  inspect: {
    summary: 'show what the decoder sees in a file',
    files: '<files...>',
    load: async () => (await import('./commands/inspect.ts')).inspect,
  },
  init: {
    summary: 'write a config to start from, in TypeScript, JSON or YAML',
    load: async () => (await import('./commands/init.ts')).init,
  },
};

export type Run = (name: CommandName, files: readonly string[], flags: Record<string, unknown>) => Promise<void>;

/** The parser of the whole command line; `run` is called with what it understood. */
export function createProgram(run: Run): Command {
  const program = new Command('hotpix')
    .description(
      "Finds a camera's hot, stuck, dead, dim and blinking pixels from its own photographs, and repairs the pictures.",
    )
    .version(VERSION)
    .showHelpAfterError("Try 'hotpix --help'.")
    .addHelpText('after', '\nExit codes: 0 clean, 1 limits exceeded, 2 no verdict, or cannot run.');
  for (const name of Object.keys(COMMANDS) as CommandName[]) {
    const { summary, files } = COMMANDS[name];
    const command = program.command(name).description(summary);
    if (files !== undefined) {
      command.argument('[files...]', files.replace(/[[\]<>]/g, ''));
      command.usage(`[options] ${files}`);
    }
    command.showHelpAfterError(`Try 'hotpix ${name} --help'.`);
    command.configureOutput({ outputError: (text, write) => write(text + otherCommandsOf(text, name)) });
    for (const key of OPTION_KEYS)
      if (OPTIONS[key].commands.includes(name)) command.addOption(flagOf(key, OPTIONS[key]));
    if (name === 'init')
      command.addOption(new Flag('--format <kind>', 'Format of the config.').choices(CONFIG_FORMATS).default('ts'));
    else command.option('--config <file>', 'Config to use instead of the one that is found from here upwards.');
    command.action((...args: unknown[]) => {
      const positional = files === undefined ? [] : (args[0] as string[]);
      return run(name, positional, command.opts());
    });
  }
  return program;
}

/** Who has the flag that this command does not know. */
function otherCommandsOf(text: string, name: CommandName): string {
  const flag = /unknown option '(--[a-z-]+)'/.exec(text)?.[1];
  const option = Object.values(OPTIONS).find((one: Option<unknown>) => one.flag.split(' ')[0] === flag);
  if (!option || option.commands.includes(name)) return '';
  return `${flag} belongs to ${option.commands.map((other) => `hotpix ${other}`).join(', ')}.\n`;
}

function flagOf(key: string, { flag, help, type, default: standard, defaultText }: Option<unknown>): Flag {
  const option = new Flag(flag, help);
  option.attributeName = () => key;
  if (type.repeats) option.argParser((value: string, previous: string[] = []) => [...previous, value]);
  const shown =
    defaultText ?? (typeof standard === 'string' || typeof standard === 'number' ? String(standard) : undefined);
  const notes = [
    /^one of/.test(type.expected) ? type.expected : '',
    shown === undefined ? '' : `default: ${shown}`,
  ].filter((note) => note !== '');
  if (notes.length > 0) option.description = `${help} (${notes.join('; ')})`;
  return option;
}
