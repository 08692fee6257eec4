/** The code blocks of the documents are type-checked: what they import exists, and is called as its types have it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { root } from './support/hotpix.ts';

/** A block may go on with what the text around it speaks of, and import what a new plugin is called. */
const CANNOT_FIND_NAME = new Set([2304, 2552, 18004]);
const CANNOT_FIND_MODULE = 2307;

const options: ts.CompilerOptions = {
  ...ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'tsconfig.check.json'), ts.sys.readFile).config,
    ts.sys,
    root,
  ).options,
  noUnusedLocals: false,
  noUnusedParameters: false,
};

const inFolder = (folder: string): string[] => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
const documents = [
  ...['.', 'docs'].flatMap((folder) => inFolder(folder).filter((path) => path.endsWith('.md'))),
  ...['packages', 'examples', 'packages/create-hotpix-plugin/templates']
    .flatMap(inFolder)
    .map((folder) => `${folder}/README.md`)
    .filter((path) => existsSync(join(root, path))),
];

/** The compiler writes paths with slashes, on Windows too. */
const here = root.replaceAll('\\', '/').replace(/\/$/, '');

/** A module per block, beside its document; one that says its name in its first line has that name. */
function modulesOf(path: string, text: string): [name: string, code: string][] {
  const blocks = [...text.matchAll(/^```(?:ts|typescript)\n(.*?)^```/gms)];
  return blocks.map(([, code], i) => {
    const [, name = `${path.replaceAll(/\W/g, '-')}-${i + 1}.ts`] = /^\/\/ (\S+\.ts)\n/.exec(code) ?? [];
    return [posix.join(here, dirname(path), name), `${code}\nexport {};\n`];
  });
}

const parsed = new Map<string, ts.SourceFile | undefined>();

/** What the compiler says of modules that are nowhere but here. */
function faultsOf(modules: ReadonlyMap<string, string>): string[] {
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => modules.has(name) || fileExists(name);
  host.readFile = (name) => modules.get(name) ?? readFile(name);
  host.getSourceFile = (name, language, ...rest) => {
    const code = modules.get(name);
    if (code !== undefined) return ts.createSourceFile(name, code, language, true);
    const known = parsed.get(name) ?? getSourceFile(name, language, ...rest);
    parsed.set(name, known);
    return known;
  };
  const program = ts.createProgram([...modules.keys()], options, host);
  return [...modules.keys()].flatMap((name) => {
    const source = program.getSourceFile(name);
    const faults = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return faults
      .filter(isFault)
      .map(({ messageText }) => `${name.slice(here.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  });
}

function isFault({ code, messageText }: ts.Diagnostic): boolean {
  if (code === CANNOT_FIND_MODULE)
    return /'(@hotpix\/|hotpix'|\.)/.test(ts.flattenDiagnosticMessageText(messageText, ' '));
  return !CANNOT_FIND_NAME.has(code);
}

test('every block of the documents compiles', () => {
  const modules = documents.flatMap((path) => modulesOf(path, readFileSync(join(root, path), 'utf8')));
  expect(modules.length).toBeGreaterThan(30);
  expect(faultsOf(new Map(modules))).toEqual([]);
});

describe('a block is told that', () => {
  test.each([
    [
      'imports what a package does not have',
      "import { parseResult } from '@hotpix/core';",
      "has no exported member 'parseResult'",
    ],
    [
      'imports a package that is not there',
      "import { a } from '@hotpix/nothing';",
      "Cannot find module '@hotpix/nothing'",
    ],
    [
      'calls a function otherwise than it is',
      "import { createHotpix } from '@hotpix/core';\ncreateHotpix([]);",
      "Property 'plugins' is missing",
    ],
  ])('%s', (_, code, fault) => {
    const modules = new Map(modulesOf('docs/page.md', `\`\`\`ts\n${code}\n\`\`\`\n`));
    expect(faultsOf(modules)).toEqual([expect.stringContaining(fault)]);
  });

  test('or not, where it speaks of what the text has', () => {
    const modules = new Map(modulesOf('docs/page.md', '```ts\nawait hotpix.scan(sources);\n```\n'));
    expect(faultsOf(modules)).toEqual([]);
  });
});
