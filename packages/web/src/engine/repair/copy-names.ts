/** Names of repaired copies, as the command line gives them. */
import { CopyNames } from '@hotpix/fixer/pure';

/** @param paths of all photographs, with slashes; the folders that they share are left out of the names */
export function copyNamesOf(paths: readonly string[]): CopyNames {
  const shared = sharedFolders(paths);
  return new CopyNames(paths, (path) => {
    const inside = path.split('/').slice(shared).join('/');
    const extension = extensionOf(inside);
    return { called: inside.slice(0, inside.length - extension.length), extension };
  });
}

/** With its dot; empty for a name without one, or that begins with the only one. */
const extensionOf = (path: string): string => /[^/](\.[^./]*)$/.exec(path)?.[1] ?? '';

function sharedFolders(paths: readonly string[]): number {
  const [first = [], ...rest] = paths.map((path) => path.split('/').slice(0, -1));
  return rest.reduce((shared, folders) => {
    let same = 0;
    while (same < shared && folders[same] === first[same]) same++;
    return same;
  }, first.length);
}
