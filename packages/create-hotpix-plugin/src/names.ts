import type { Kind } from './kinds.ts';
import { UsageError } from './usage-error.ts';

/** Valid as the name of a package, of a plugin, and, in camel case, of a function. */
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** @throws {UsageError} */
export function assertName(name: string): void {
  if (NAME.test(name) && name.length <= 100) return;
  throw new UsageError(`Expected a folder called by lower-case letters, digits and single dashes, got '${name}'.`);
}

/** What the factory is called: `sensor-dump` makes `sensorDumpDecoder`, `my-decoder` makes `myDecoder`. */
export function factoryOf(name: string, kind: Kind): string {
  const stem = name === kind ? name : name.replace(new RegExp(`-${kind}$`), '');
  const words = stem === kind ? [kind] : [...stem.split('-'), kind];
  return words.map((word, i) => (i === 0 ? word : word[0].toUpperCase() + word.slice(1))).join('');
}
