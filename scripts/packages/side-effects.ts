/** Holds `sideEffects` of a manifest against the modules: a bundler drops what a manifest calls free of them. */
import ts from 'typescript';

const { SyntaxKind } = ts;

/** Statements that give names, and do nothing that anybody could miss where none of the names is used. */
const DECLARATIONS = new Set([
  SyntaxKind.ClassDeclaration,
  SyntaxKind.EmptyStatement,
  SyntaxKind.ExportAssignment,
  SyntaxKind.ExportDeclaration,
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.ImportDeclaration,
  SyntaxKind.VariableStatement,
]);

/** @returns the first lines of the statements by which a module does something when it is loaded */
function effectsOf(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const isEffect = (statement: ts.Statement): boolean =>
    ts.isImportDeclaration(statement) ? !statement.importClause : !DECLARATIONS.has(statement.kind);
  return file.statements.filter(isEffect).map((statement) => statement.getText(file).split('\n')[0]);
}

/**
 * @param modules text of every module that is shipped, by its path in the package
 * @param declared `sideEffects` of the manifest
 * @returns one sentence per fault
 */
export function sideEffectFaults(
  modules: Readonly<Record<string, string>>,
  declared: false | readonly string[] = false,
): string[] {
  const isDeclared = (path: string): boolean => declared !== false && declared.includes(`./${path}`);
  return Object.entries(modules).flatMap(([path, text]) => {
    const [effect] = effectsOf(path, text);
    if (effect === undefined || isDeclared(path)) return [];
    return [`${path} does something when it is loaded (${effect}). List it in 'sideEffects', or take it out.`];
  });
}
