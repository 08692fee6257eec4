/** Types of the sources, as documents written by hand show them. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';

const PLACE = /(<!-- types of (\S+): ([\w, ]+) -->\n).*?(<!-- end of types -->)/gs;

/**
 * The document with each of its places, `<!-- types of packages/core/src/hooks.ts: Report -->` up to `<!-- end of types -->`, filled
 * with these types and their comments.
 * @throws {Error} naming a type that the source does not have
 */
export function withTypes(document: string): string {
  return document.replace(PLACE, (_, begin: string, path: string, names: string, end: string) => {
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    const types = names.split(', ').map((name) => typeIn(source, name));
    return `${begin}\n\`\`\`ts\n${types.join('\n\n')}\n\`\`\`\n\n${end}`;
  });
}

function typeIn(source: ts.SourceFile, name: string): string {
  const isIt = (node: ts.Statement): boolean =>
    (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) && node.name.text === name;
  const found = source.statements.find(isIt);
  if (!found) throw new Error(`Expected the type '${name}' in ${source.fileName}, which does not have it.`);
  const withComment = source.text.slice(found.getStart(source, true), found.getEnd());
  return withComment.replace(/^export /m, '');
}
