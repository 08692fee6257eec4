import { createHotpix, isHotpixError, type Hotpix, type HotpixError, type Plugin } from '@hotpix/core';
import { nodePlatform } from '@hotpix/core/node';
import type { CommandContext } from '../commands/context.ts';
import { didYouMean } from '../did-you-mean.ts';
import { badPlugin } from '../errors.ts';
import { builtIn, isInUse } from './built-in.ts';

/**
 * The built-in plugins with those of the config behind them.
 * @throws {UsageError} for a plugin of a wrong shape or with a name that is taken, naming the config
 */
export function createPipeline({
  settings,
  loaded,
  platform = nodePlatform(),
}: Pick<CommandContext, 'settings' | 'loaded' | 'platform'>): Hotpix {
  const own = loaded.config.plugins ?? [];
  const brought = builtIn(settings);
  assertOwnNames(own, brought, loaded.where);
  try {
    const plugins = [...brought.filter((plugin) => isInUse(plugin, settings)), ...own];
    return createHotpix({ plugins, platform });
  } catch (error) {
    throw isHotpixError(error) ? badPlugin(loaded.where, error.message + hintOf(error)) : error;
  }
}

/** Which key of a plugin was meant by one that it must not have. */
function hintOf({ code, details = {} }: HotpixError): string {
  const { keys, valid } = details as { readonly keys: readonly string[]; readonly valid: readonly string[] };
  return code === 'unknownKey' ? didYouMean(keys[0], valid) : '';
}

/** What people call a plugin by the hook that it is known for. */
const KINDS = {
  report: 'reporter',
  decode: 'decoder',
  fix: 'fixer',
  rank: 'ranker',
  accumulate: 'accumulator',
  measure: 'plugin',
  write: 'writer',
} as const satisfies Partial<Record<keyof Plugin, string>>;

function assertOwnNames(own: readonly Plugin[], brought: readonly Plugin[], where: string): void {
  own.forEach(({ name }, i) => {
    const taken = (reason: string) => badPlugin(where, `expected 'plugins[${i}]' to have a name of its own, ${reason}`);
    const builtIn = brought.find((plugin) => plugin.name === name);
    if (builtIn) throw taken(`got '${name}', the name of the built-in ${kindOf(builtIn)}. ${adviceFor(builtIn)}`);
    const earlier = own.findIndex((plugin) => plugin.name === name);
    if (typeof name === 'string' && earlier < i)
      throw taken(`got '${name}', the name of 'plugins[${earlier}]'. Remove one of the two, or rename it.`);
  });
}

function kindOf(plugin: Plugin): string {
  const hook = Object.keys(KINDS).find((key) => plugin[key as keyof typeof KINDS] !== undefined);
  return KINDS[hook as keyof typeof KINDS];
}

function adviceFor({ name, report }: Plugin): string {
  const rename = `Rename it, as in 'own-${name}'.`;
  if (report) return `${rename} Then '--report own-${name}=<file>' asks for its report.`;
  return `${rename} A plugin of the config has the last word under any name.`;
}
