import { describe, expect, it } from 'vitest';
import { escapeHtml, escapeJson } from '../src/escape.ts';
import { visible } from '../src/visible.ts';

describe('visible', () => {
  it('writes out characters that reverse or hide text', () => {
    expect(visible('photo\u202egpj.exe')).toBe('photo\\u{202e}gpj.exe');
    expect(visible('a\u0000b\u200bc\ud800d')).toBe('a\\u{0}b\\u{200b}c\\u{d800}d');
  });

  it('shows a new line as a sign, so that a message stays in its line', () => {
    expect(visible('first\r\nsecond\nthird')).toBe('first↵second↵third');
  });

  it('leaves the writings of the world alone', () => {
    const names = 'Ærø – été 写真 صورة 📷 नमस्ते';
    expect(visible(names)).toBe(names);
  });
});

describe('escapeHtml', () => {
  it('turns every character with a meaning in markup into its entity', () => {
    expect(escapeHtml(`<a href="x" title='y'>&`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;');
  });
});

describe('escapeJson', () => {
  it('leaves no character that could end a script, and says the same', () => {
    const value = { text: '</script><!-- & \u2028\u2029' };
    expect(escapeJson(value)).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(escapeJson(value))).toEqual(value);
  });
});
