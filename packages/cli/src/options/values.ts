/** Values of flags on the command line, before it is parsed. */
import type { Option } from './option.ts';
import { OPTIONS } from './table.ts';

export const CONFIG_FLAG = '--config';

/** The flags that take a value: those of the table, and those of the commands themselves. */
const TAKING: ReadonlySet<string> = new Set([
  ...Object.values(OPTIONS).flatMap(({ flag }: Option<unknown>) => (flag.includes('<') ? [flag.split(' ')[0]] : [])),
  CONFIG_FLAG,
  '--format',
]);

/** Options, but neither `-`, which stands for the standard output, nor numbers below zero. */
const OPTION_LIKE = /^-(-|[a-z]$)/i;

/** A flag with what stands behind it where that looks like another option, and would be taken for a value; undefined where none does. */
export function swallowedOption(
  argv: readonly string[],
): { readonly flag: string; readonly value: string } | undefined {
  const end = argv.indexOf('--');
  const own = end < 0 ? argv : argv.slice(0, end);
  const at = own.findIndex((flag, i) => TAKING.has(flag) && OPTION_LIKE.test(own[i + 1] ?? ''));
  if (at >= 0) return { flag: own[at], value: own[at + 1] };
  // What separates options from files is no value either.
  return end > 0 && TAKING.has(argv[end - 1]) ? { flag: argv[end - 1], value: '--' } : undefined;
}
