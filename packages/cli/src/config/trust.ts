/** Whether a config that nobody named may be run: it is code, and a parent folder may be anybody's. */
import { stat } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { foreignConfig } from '../errors.ts';

const ROOT = 0;
const BY_ANYBODY = 0o002;
/** Of a folder to which anybody may write: nobody removes what is another's. */
const STICKY = 0o1000;

/**
 * A config in the current folder is trusted, for who works there sees it. One in a parent folder is where it belongs to this user or
 * to root, and nobody else may write to it, or put another in its place. Where files have no such owners, as on Windows, every config is.
 * @throws {UsageError} `foreignConfig`
 */
export async function assertTrusted(path: string, cwd: string): Promise<void> {
  const user = process.getuid?.();
  if (user === undefined || dirname(path) === cwd) return;
  const { uid, mode } = await stat(path);
  const where = relative(cwd, path);
  if (uid !== user && uid !== ROOT) throw foreignConfig(where, 'belongs to another user');
  if ((mode & BY_ANYBODY) !== 0) throw foreignConfig(where, 'anybody may write to');
  const folder = await stat(dirname(path));
  if ((folder.mode & (BY_ANYBODY | STICKY)) === BY_ANYBODY) throw foreignConfig(where, 'anybody may replace');
}
