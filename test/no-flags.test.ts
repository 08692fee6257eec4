/** The packages serve other hosts than the command line, whose flags and commands they may not speak of. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { root } from './support/hotpix.ts';

/** Command lines of their own. */
const HOSTS: ReadonlySet<string> = new Set(['cli', 'create-hotpix-plugin']);

const OF_THE_COMMAND_LINE = /(^|\W)--[a-z]|\bhotpix (scan|check|report|fix|merge|inspect|init)\b/;

/** What the strings of a module say: those without a space are names. */
function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  const visit = (node: ts.Node): void => {
    const isWords = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    if (isWords && node.text.includes(' ')) sentences.push(node.text);
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest));
  return sentences;
}

test('sentences that name a flag or a command are found, names are passed over', () => {
  const module = "const a = `${n} pixels. Try --force.`; b('Run hotpix scan again.'); c('--ratio'); // --force is fine";
  expect(sentencesOf(module).filter((words) => OF_THE_COMMAND_LINE.test(words))).toEqual([
    ' pixels. Try --force.',
    'Run hotpix scan again.',
  ]);
});

test('no package but a command line names its flags or commands', () => {
  const packages = readdirSync(join(root, 'packages')).filter((name) => !HOSTS.has(name));
  const files = packages.flatMap((name) =>
    readdirSync(join(root, 'packages', name, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
      .map((file) => join('packages', name, 'src', file)),
  );
  expect(files.length).toBeGreaterThan(200);
  const texts = files.map((file) => [file, readFileSync(join(root, file), 'utf8')] as const);
  const suspects = texts.filter(([, text]) => OF_THE_COMMAND_LINE.test(text));
  const found = suspects.flatMap(([file, text]) =>
    sentencesOf(text)
      .filter((words) => OF_THE_COMMAND_LINE.test(words))
      .map((words) => `${file}: ${words}`),
  );
  expect(found).toEqual([]);
});
