import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseResult } from '@hotpix/result';
import { describe, expect, it } from 'vitest';
import { htmlReporter } from '../src/index.ts';
import { renderPage } from '../src/render-page.ts';
import { VERSION } from '../src/version.ts';
import { HOSTILE, hostile, insufficient, overLimits, scanned } from './result-fixtures.ts';
import { RGB_FRAME } from './camera-fixture.ts';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

describe('htmlReporter', () => {
  it('is a plugin named html that reports .html files', () => {
    expect(htmlReporter()).toMatchObject({ name: 'html', report: { extension: '.html' } });
  });

  it('states the version of its package', () => {
    expect(VERSION).toBe(manifest.version);
    expect(htmlReporter().version).toBe(manifest.version);
  });
});

describe('renderPage', () => {
  const page = renderPage(scanned(12));

  it('gives equal pages for equal Results', () => {
    expect(renderPage(scanned(12))).toBe(page);
  });

  it('carries the whole Result, as a script that does not run', () => {
    const json = /<script type="application\/json" id="result">([^<]*)<\/script>/.exec(page)?.[1] ?? '';
    expect(parseResult(json)).toEqual(scanned(12));
  });

  it('names no address to fetch from', () => {
    const { defects: _, ...rest } = scanned(12);
    const markup = renderPage({ ...rest, defects: [] });
    expect(markup.match(/(src|href)="?https?:|url\(|@import|fetch\(|XMLHttpRequest|WebSocket/g)).toBeNull();
  });

  it.each(['script', 'style'])('allows its own %s by its hash and no other', (kind) => {
    const content = new RegExp(`<${kind}>([^]*?)</${kind}>`).exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(content).digest('base64');
    expect(page).toContain(`${kind}-src 'sha256-${hash}';`);
    expect(page).toContain("default-src 'none'");
  });

  it('says the verdict in the title and to a browser without JavaScript', () => {
    const markup = renderPage(insufficient());
    expect(markup).toContain('<title>No verdict · Canon PowerShot S40 no. 0420183377 · hotpix</title>');
    expect(markup).toContain('<noscript><main><h1>No verdict</h1><p>Expected at least 2 photographs');
    expect(renderPage(overLimits())).toContain('<h1>2 limits exceeded</h1>');
  });

  it('hands the folders of the photographs to who says what to type, and shows no hidden character of them', () => {
    const base = scanned(12);
    const files = base.files.map((file, i) => ({ ...file, path: `my "card"\u202e/${i}.dng` }));
    const markup = renderPage({ ...base, files }, { repairCommand: (folders) => `fix ${folders.join(' ')}` });
    expect(markup).toContain('<meta name="hotpix-repair" content="fix my &quot;card&quot;\\u{202e}">');
    expect(renderPage(base)).not.toContain('<meta name="hotpix-repair"');
  });

  it('lets no text out of a file become markup', () => {
    const markup = renderPage(hostile());
    for (const danger of [HOSTILE, '<img', '\u202e', '\u2028', '\u0007']) {
      expect(markup.includes(danger), JSON.stringify(danger)).toBe(false);
    }
    expect(markup.match(/<\/script/g)).toHaveLength(2);
  });

  it.each([
    ['a mosaic', scanned(100)],
    ['RGB', scanned(100, RGB_FRAME)],
  ])('stays below 1.5 MB with four crops of %s each of a hundred defects', (_, result) => {
    expect(Buffer.byteLength(renderPage(result))).toBeLessThan(1.5e6);
  });
});
