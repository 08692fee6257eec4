/** An ESLint rule: no module imports, by way of others, itself. Imports of types count, too: who reads one must read the other. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const IMPORT = /\bfrom\s+'(\.[^']+)'|\bimport\s*\(\s*'(\.[^']+)'|\bimport\s+'(\.[^']+)'/g;

export const noCircles = {
  meta: { type: 'problem', schema: [], messages: { circle: 'A circle of imports: {{path}}.' } },
  create(context) {
    return {
      Program(node) {
        const [first, ...rest] = circleOf(context.filename, context.sourceCode.text) ?? [];
        if (first === undefined) return;
        const path = [first, ...rest, first].map((file) => file.split(/[\\/]/).slice(-2).join('/')).join(' -> ');
        context.report({ node, messageId: 'circle', data: { path } });
      },
    };
  },
};

/** The shortest way from a module back to itself, without the last step; undefined where there is none. */
function circleOf(file, text) {
  const importsOf = readerOf(new Map([[file, importsIn(file, text)]]));
  const ways = [[file]];
  const seen = new Set();
  for (const way of ways) {
    for (const next of importsOf(way.at(-1))) {
      if (next === file) return way;
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}

/** What modules import, read once each; nothing for those that are not there yet, such as generated ones. */
function readerOf(known) {
  return (file) => {
    if (!known.has(file)) known.set(file, importsIn(file, textOf(file)));
    return known.get(file);
  };
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function importsIn(file, text) {
  return [...text.matchAll(IMPORT)].map((match) => resolve(dirname(file), match[1] ?? match[2] ?? match[3]));
}
