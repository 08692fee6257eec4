/** The command line, made from the table of options. */
import { Argument, Command, Option as Flag, type Help } from 'commander';
import type { VerbSpec } from './command-spec.ts';
import { argumentsOf, COMMANDS } from './command-specs.ts';
import { CONFIG_FORMATS } from './config/templates.ts';
import { GROUPED } from './options/groups.ts';
import { helpFor, type CommandName, type Option } from './options/option.ts';
import { OPTIONS } from './options/table.ts';
import { CONFIG_FLAG } from './options/values.ts';
import { withoutPasswords } from './terminal/without-passwords.ts';
import { VERSION } from './version.ts';

export type Run = (name: CommandName, files: readonly string[], flags: Record<string, unknown>) => Promise<void>;

const START = {
  'hotpix scan photos/ --html report.html': 'find defective pixels, and write a page that shows them',
  'hotpix fix photos/ --out repaired': 'write repaired copies',
  'hotpix scan --help': 'the options of a command',
};

const EXIT_CODES = `Exit codes:
  0  done; with limits, they are kept
  1  limits exceeded; of diff, something new or worse
  2  no verdict, or cannot run`;

interface Needs {
  /** Names that `--report` takes, for help. @default none */
  readonly reporters?: readonly string[];
  /** Commands whose options are asked for, for there are hundreds. @default all */
  readonly commands?: readonly string[];
  /** What help shall tell of alone, of a command that does several things. @default all of them */
  readonly verb?: string;
}

/** The parser of the whole command line; `run` is called with what it understood. */
export function createProgram(
  run: Run,
  { reporters = [], commands = Object.keys(COMMANDS), verb }: Needs = {},
): Command {
  const program = new Command('hotpix')
    .description(
      "Finds a camera's hot, stuck, dead, dim and blinking pixels from its own photographs, and repairs the pictures.",
    )
    .version(VERSION, '-V, --version', 'Print the version.')
    .helpOption('-h, --help', 'Print this help.')
    .helpCommand('help [command]', 'print the help of a command')
    .showHelpAfterError("Try 'hotpix --help'.")
    .configureHelp({ subcommandTerm: (command) => `${command.name()} ${argumentsOfTerm(command)}`.trim() })
    .addHelpText('after', `\n${examplesOf(START)}`)
    .addHelpText('after', `\n${EXIT_CODES}`);
  for (const name of Object.keys(COMMANDS) as CommandName[]) {
    const command = addCommand(program, name, run, verb);
    if (commands.includes(name)) addOptions(command, name, reporters, verb);
  }
  return program;
}

function addCommand(program: Command, name: CommandName, run: Run, verb?: string): Command {
  const spec = COMMANDS[name];
  const { summary, takes, examples } = verbOf(name, verb) ?? spec;
  const command = program.command(name).description(summary).configureHelp(argumentsIn(takes));
  const takesAny = Object.keys(spec.takes).length > 0;
  if (takesAny) command.argument('[files...]');
  command.usage([...(verbOf(name, verb) ? [verb] : []), '[options]', ...Object.keys(takes)].join(' '));
  command.showHelpAfterError(`Try 'hotpix ${name} --help'.`);
  command.configureOutput({
    outputError: (text, write) => write(withoutPasswords(text) + otherCommandsOf(text, name)),
  });
  command.addHelpText('after', `\n${examplesOf(examples)}`);
  if (spec.verbs && !verbOf(name, verb))
    command.addHelpText('after', `\nThe options of one alone: hotpix ${name} ${Object.keys(spec.verbs)[0]} --help`);
  return command.action((...args: unknown[]) => run(name, takesAny ? (args[0] as string[]) : [], command.opts()));
}

/** What a command does by that first argument; undefined where it does but one thing, or no such. */
function verbOf(name: CommandName, verb = ''): VerbSpec | undefined {
  const { verbs = {} } = COMMANDS[name];
  return Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
}

function addOptions(command: Command, name: CommandName, reporters: readonly string[], verb?: string): void {
  const only = verbOf(name, verb);
  for (const [heading, keys] of GROUPED) {
    for (const key of keys) {
      const option = OPTIONS[key] as Option<unknown>;
      if (!option.commands.includes(name)) continue;
      const known =
        key === 'reports' && reporters.length > 0
          ? ` Reporters: ${reporters.join(', ')}, and those of the config.`
          : '';
      const flag = flagOf(key, option, helpFor(option, name) + known).helpGroup(`${heading}:`);
      command.addOption(flag.hideHelp(only !== undefined && !only.takesOption(key)));
    }
  }
  if (name === 'init')
    command.addOption(new Flag('--format <kind>', 'Format of the config.').choices(CONFIG_FORMATS).default('ts'));
  else {
    command.option(`${CONFIG_FLAG} <file>`, 'Config to use instead of the one that is found from here upwards.');
    command.option('--no-config', 'Use no config, whatever is found.');
  }
}

function argumentsOfTerm(command: Command): string {
  return command.name() in COMMANDS ? argumentsOf(command.name() as CommandName) : command.usage();
}

/** One list of files is parsed, whatever the command calls them: their number is checked by the command, in words of its own. */
function argumentsIn(takes: Readonly<Record<string, string>>): Partial<Help> {
  return {
    visibleArguments: () => Object.entries(takes).map(([name, what]) => new Argument(name, what)),
    argumentTerm: ({ description }) => Object.keys(takes).find((name) => takes[name] === description) ?? '',
  };
}

function examplesOf(examples: Readonly<Record<string, string>>): string {
  const lines = Object.entries(examples).map(([line, what]) => `  ${line}\n      ${what}`);
  return ['Examples:', ...lines].join('\n');
}

/** Who has the flag that this command does not know. */
function otherCommandsOf(text: string, name: CommandName): string {
  const flag = /unknown option '(--[a-z-]+)'/.exec(text)?.[1];
  const option = Object.values(OPTIONS).find((one: Option<unknown>) => one.flag.split(' ')[0] === flag);
  if (!option || option.commands.includes(name)) return '';
  return `${flag} belongs to ${option.commands.map((other) => `hotpix ${other}`).join(', ')}.\n`;
}

function flagOf(key: string, { flag, type, default: standard, defaultText }: Option<unknown>, help: string): Flag {
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
