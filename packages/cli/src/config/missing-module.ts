/** What to do about a module that a config, or a plugin that it imports, does not find. */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** What Node, or jiti in its place, says of a module that is not there: its name, and the path of the file that asks for it. */
const MISSING =
  /^Cannot find (?:module|package) '([^']+)'(?:\s+Require stack:\s*- (.+?)\s*(?:\n|$)| imported from (\S+))/;
const PACKAGE = /^(?:@[\w.-]+\/)?[\w-][\w.-]*/;

/** The message of an error, with what to install where a package is missing. */
export function withInstall(message: string): string {
  const [, module = '', required, imported] = MISSING.exec(message) ?? [];
  const asks = required ?? imported;
  const name = PACKAGE.exec(module)?.[0];
  if (asks === undefined || name === undefined) return message;
  return `'${asks}' imports '${module}', which is not installed for it. In its folder run 'npm install ${sourceOf(name)}'.`;
}

/** Where npm finds a package: one of hotpix that lies in a clone is taken from there. */
function sourceOf(name: string): string {
  if (!name.startsWith('@hotpix/')) return name;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    return /[/\\]node_modules[/\\]/.test(folder) ? name : quoted(folder);
  } catch {
    return name;
  }
}

const quoted = (path: string): string => (/^[\w./\\:@+-]+$/.test(path) ? path : `"${path}"`);
