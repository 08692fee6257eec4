/** hotpix serve: the pages of a history, for browsers. */
import { once } from 'node:events';
import type { History } from '@hotpix/history';
import { missing, weakToken } from '../errors.ts';
import { withHistory } from '../results/remember.ts';
import { isLoopback } from '../serving/hosts.ts';
import { Pages } from '../serving/pages.ts';
import { createHistoryServer, listen } from '../serving/server.ts';
import { printable } from '../terminal/printable.ts';
import { withoutPasswords } from '../terminal/without-passwords.ts';
import type { CommandContext, ExitCode } from './context.ts';

/** Characters of a token, at least. */
const SHORTEST = 16;

export async function serve({ settings, signal }: CommandContext): Promise<ExitCode> {
  const { history: place, host, port } = settings;
  if (place === undefined)
    throw missing('a history, in the config or by --history', 'hotpix serve --history qa-history');
  const token = tokenOf(process.env.HOTPIX_TOKEN);
  await withHistory(
    settings,
    async (opened) => {
      const history = opened as History;
      const server = createHistoryServer({ history, pages: new Pages(history, settings), host, token });
      const address = await listen(server, host, port);
      say(`Serving ${withoutPasswords(place)} at ${address}`);
      say(token === undefined ? 'It is read-only.' : 'POST /results adds Results, with the token of HOTPIX_TOKEN.');
      if (!isLoopback(host)) say('Whoever reaches this machine can read it, without encryption.');
      say('Ctrl-C ends it.');
      if (!signal.aborted) await once(signal, 'abort');
      server.close();
      server.closeAllConnections();
    },
    // Who may write begins one, as 'hotpix history add' does.
    { isThere: token === undefined },
  );
  return 0;
}

/** @throws {UsageError} where it could be guessed */
function tokenOf(text = ''): string | undefined {
  const token = text.trim();
  if (token === '') return undefined;
  if (token.length < SHORTEST) throw weakToken(SHORTEST);
  return token;
}

const say = (line: string): boolean => process.stdout.write(`${printable(line)}\n`);
