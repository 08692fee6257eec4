/** What help says that the table of options does not know: the reporters that there are. */
import { CONFIG_FLAG } from './options/values.ts';

/** Whether the help of a command is going to be shown, for which alone it is worth to look for reporters. */
export function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  const own = end < 0 ? argv : argv.slice(0, end);
  return own.length > 1 && (own[0] === 'help' || own.some((arg) => arg === '--help' || arg === '-h'));
}

/** Names of the built-in reporters, with those of the config that is in force; a config that cannot be read keeps nobody from help. */
export async function knownReporters(argv: readonly string[]): Promise<string[]> {
  const { loadConfig } = await import('./config/load-config.ts');
  const { reporterNames } = await import('./config/reporter-names.ts');
  const at = argv.indexOf(CONFIG_FLAG);
  const loaded = await loadConfig(at < 0 ? undefined : argv[at + 1]).catch(() => undefined);
  return reporterNames(loaded?.config.plugins);
}
