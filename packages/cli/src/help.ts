/** What help says that the table of options does not know: the reporters that there are, and what it is asked for. */
/** Whether the help of a command is going to be shown, for which alone it is worth to look for reporters. */
export function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  const own = end < 0 ? argv : argv.slice(0, end);
  return own.length > 1 && (own[0] === 'help' || own.some((arg) => arg === '--help' || arg === '-h'));
}

/** The second word of those that ask for help, as `worker` of `farm worker --help`, which may be one of what a command does. */
export function verbIn(argv: readonly string[]): string | undefined {
  return argv.filter((arg, i) => !arg.startsWith('-') && !(i === 0 && arg === 'help'))[1];
}

/** Names of the built-in reporters. Those of a config are not looked for: whoever asks for help does not ask to run it. */
export async function knownReporters(): Promise<string[]> {
  const { reporterNames } = await import('./config/reporter-names.ts');
  return reporterNames();
}
