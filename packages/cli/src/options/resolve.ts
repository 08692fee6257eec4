/** Flags over config over defaults. */
import { badFlag, badOption } from '../errors.ts';
import { fromHere } from '../files/from-here.ts';
import type { CommandName, Option } from './option.ts';
import type { Settings } from './settings.ts';
import { OPTION_KEYS, OPTIONS } from './table.ts';
import type { OptionType } from './types.ts';

export type Flags = Readonly<Record<string, string | readonly string[] | true | undefined>>;

/** A config with the words by which errors name it, and the folder that its paths start from. */
export interface ConfigSource {
  readonly config: Readonly<Record<string, unknown>>;
  readonly where: string;
  readonly base: string;
}

/**
 * The settings of a command. What the config says of options that the command does not have is checked and left alone:
 * the State of the scans of a project is none of `hotpix fix`, and its report none of `hotpix history`.
 *
 * @throws {UsageError} naming the key, what was expected, what came, and where
 */
export function resolveSettings(command: CommandName, flags: Flags, source: ConfigSource): Settings {
  const settings: Record<string, unknown> = {};
  for (const key of OPTION_KEYS) {
    const option = OPTIONS[key] as Option<unknown>;
    const value = resolveOption(key, option, flags[key], source);
    const isMeant = flags[key] !== undefined || !option.byFlagIn?.includes(command);
    settings[key] = option.commands.includes(command) && isMeant ? value : option.default;
  }
  return settings as unknown as Settings;
}

function resolveOption(
  key: string,
  option: Option<unknown>,
  given: Flags[string],
  { config, where, base }: ConfigSource,
): unknown {
  const { type } = option;
  if (given !== undefined) {
    const value = type.check(type.read(given));
    if (value !== undefined) return value;
    const [flag, odd] = [option.flag.split(' ')[0], oddOne(type, given)];
    throw type.typed && typeof odd === 'string'
      ? badFlag(flag, type.typed, odd)
      : badOption('command line', flag, type.expected, odd, type.names);
  }
  const configured = config[key];
  if (configured === undefined) return option.default;
  const value = type.check(configured);
  if (value === undefined) throw badOption(where, key, type.expected, configured, type.names);
  return type.rebase ? type.rebase(value, (path) => fromHere(path, base)) : value;
}

/** Of a flag that was given several times the first text that it does not take. */
function oddOne({ check, read }: OptionType<unknown>, given: Flags[string]): unknown {
  if (!Array.isArray(given)) return given;
  const texts = given as readonly string[];
  return texts.find((text) => check(read([text])) === undefined) ?? texts;
}
