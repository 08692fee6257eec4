/** What every published manifest says: where it comes from, whom to tell, and how to find it. */

export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly description?: string;
  readonly keywords?: readonly string[];
  readonly homepage?: string;
  readonly bugs?: unknown;
  readonly license?: string;
  readonly repository?: unknown;
  readonly type?: string;
  readonly engines?: unknown;
  readonly sideEffects?: false | readonly string[];
}

const HOME = 'https://github.com/hotpix/hotpix';

/**
 * @param folder name of the folder below `packages/`
 * @param root manifest of the repository, whose licence and engines hold for all
 * @returns one sentence per fault
 */
export function manifestFaults(manifest: Manifest, folder: string, root: Manifest): string[] {
  const expected: Partial<Manifest> = {
    homepage: `${HOME}/tree/main/packages/${folder}#readme`,
    bugs: { url: `${HOME}/issues` },
    license: root.license,
    repository: { type: 'git', url: `git+${HOME}.git`, directory: `packages/${folder}` },
    type: 'module',
    engines: root.engines,
  };
  const faults = Object.entries(expected).flatMap(([key, value]) => {
    const came = manifest[key as keyof Manifest];
    const isSame = JSON.stringify(came) === JSON.stringify(value);
    return isSame ? [] : [`expected '${key}' to be ${JSON.stringify(value)}, got ${JSON.stringify(came)}.`];
  });
  const { description = '', keywords = [], sideEffects } = manifest;
  if (description === '') faults.push("expected a 'description', got none.");
  if (!keywords.includes('hotpix') || keywords.length < 3)
    faults.push(`expected 'keywords' with 'hotpix' and two more at least, got ${JSON.stringify(keywords)}.`);
  if (sideEffects === undefined)
    faults.push(
      "expected 'sideEffects' to be false, or a list of the modules that do something when loaded, got none.",
    );
  return faults;
}
