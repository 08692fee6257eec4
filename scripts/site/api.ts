/** Pages of what the packages export, made from the doc comments of their types. */
import { join } from 'node:path';
import { Application } from 'typedoc';

/** One door into a package. */
export interface Door {
  /** As one imports it. */
  readonly name: string;
  /** Its types, as they are shipped. */
  readonly types: string;
}

/** @throws {Error} where a doc comment links to nothing */
export async function writeApi(root: string, doors: readonly Door[], out: string): Promise<void> {
  const app = await Application.bootstrapWithPlugins({
    entryPoints: doors.map(({ types }) => types),
    tsconfig: join(root, 'scripts/site/tsconfig.json'),
    plugin: ['typedoc-plugin-markdown'],
    readme: 'none',
    outputs: [{ name: 'markdown', path: out }],
    skipErrorChecking: true,
    disableSources: true,
    excludePrivate: true,
    excludeExternals: true,
    groupOrder: ['Functions', 'Classes', 'Interfaces', '*'],
    logLevel: 'Warn',
    validation: { invalidLink: true, notExported: false, notDocumented: false },
    treatWarningsAsErrors: true,
    ...MARKDOWN,
  });
  const project = await app.convert();
  if (!project) throw new Error('typedoc could not read the types.');
  project.name = 'API';
  for (const [i, module] of (project.children ?? []).entries()) module.name = doors[i].name;
  await app.generateOutputs(project);
  if (app.logger.hasErrors() || app.logger.hasWarnings()) throw new Error('typedoc has warnings, see above.');
}

/** One page a package, in the style of the other pages. */
const MARKDOWN = {
  router: 'module',
  entryFileName: 'index',
  hideBreadcrumbs: true,
  hidePageHeader: true,
  useCodeBlocks: true,
  sanitizeComments: true,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  propertyMembersFormat: 'table',
  typeDeclarationFormat: 'table',
} as object;
