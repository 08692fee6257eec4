import { isAbsolute, relative, resolve, sep } from 'node:path';

/** Whether a path lies below a folder, by their names. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
