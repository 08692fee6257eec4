/** What help says that the table of options does not know: the reporters that there are. */
/** Whether the help of a command is going to be shown, for which alone it is worth to look for reporters. */
export function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  const own = end < 0 ? argv : argv.slice(0, end);
  return own.length > 1 && (own[0] === 'help' || own.some((arg) => arg === '--help' || arg === '-h'));
}

/** Names of the built-in reporters. Those of a config are not looked for: whoever asks for help does not ask to run it. */
export async function knownReporters(): Promise<string[]> {
  const { reporterNames } = await import('./config/reporter-names.ts');
  return reporterNames();
}
