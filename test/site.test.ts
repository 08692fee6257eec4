/** What becomes of the links of a document when it becomes a page of the site. */
import { describe, expect, test } from 'vitest';
import { pageText } from '../scripts/site/pages.ts';
import { root } from './support/hotpix.ts';

const link = (path: string, target: string): string => pageText(root, path, `See [this](${target}).`);

describe('a link', () => {
  test.each([
    ['README.md', 'docs/method.md', '/method.md'],
    ['docs/method.md', 'accuracy.md#raw', '/accuracy.md#raw'],
    ['docs/method.md', '../README.md', '/index.md'],
    ['README.md', 'packages/dng', '/packages/dng.md'],
    ['packages/tiff/README.md', '../dng', '/packages/dng.md'],
    ['README.md', 'CONTRIBUTING.md', '/contributing.md'],
    ['README.md', 'docs/report.png', '/report.png'],
    ['packages/dng/README.md', 'https://github.com/hotpix/hotpix/tree/main/packages/tiff', '/packages/tiff.md'],
    ['packages/fixer/README.md', 'https://github.com/hotpix/hotpix/blob/main/docs/repair.md#raw', '/repair.md#raw'],
  ])('in %s to %s leads to the page', (path, target, expected) => {
    expect(link(path, target)).toBe(`See [this](${expected}).`);
  });

  test.each([
    ['README.md', 'LICENSE', 'LICENSE'],
    ['docs/architecture.md', '../packages/cli/src/options/table.ts', 'packages/cli/src/options/table.ts'],
  ])('in %s to %s leads to the repository', (path, target, expected) => {
    expect(link(path, target)).toBe(`See [this](https://github.com/hotpix/hotpix/blob/main/${expected}).`);
  });

  test.each(['https://semver.org', '#stable', 'mailto:a@b.c'])('to %s stays', (target) => {
    expect(link('docs/versions.md', target)).toBe(`See [this](${target}).`);
  });

  test('that leads nowhere is named, with its document', () => {
    expect(() => link('docs/method.md', 'no-such.md')).toThrow(
      "docs/method.md: the link to 'no-such.md' leads nowhere.",
    );
  });
});

test('code stays as it is', () => {
  const text = 'Say `a[0](nowhere.md)`.\n\n```ts\nconst [b](nowhere.md);\n```\n';
  expect(pageText(root, 'README.md', text)).toBe(text);
});
