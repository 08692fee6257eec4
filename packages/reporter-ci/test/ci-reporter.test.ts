import { readFileSync } from 'node:fs';
import { createHotpix, type Result } from '@hotpix/core';
import { checkReporter, sampleResult } from '@hotpix/core/testing';
import { DOMParser } from '@xmldom/xmldom';
import ajv from 'ajv-draft-04';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { CI_FORMATS, ciReporter, type CiFormat } from '../src/index.ts';

const support = (name: string): string => readFileSync(new URL(`support/${name}`, import.meta.url), 'utf8');
const xsd = support('junit-10.xsd');
const isSarif = new ajv.default({ strict: false, validateFormats: false }).compile(
  JSON.parse(support('sarif-schema-2.1.0.json')),
);
const found = await sampleResult();

const of = (model: string, change: Partial<Result> = {}): Result => ({
  ...found,
  camera: { make: 'Any', model, serial: '7' },
  checks: [],
  ...change,
});
const limits = (actual: number) => [{ name: 'hot', limit: 3, actual, exceeded: actual > 3 }];
const lack = { name: 'baseline', status: 'warning' as const, message: 'Got none of this camera.' };
const doubt = { name: 'scatter', status: 'warning' as const, message: 'Gathered.' };

/** A camera of each outcome. */
const fleet: readonly Result[] = [
  of('Good', { limits: limits(3), baseline: { new: [], gone: [], worse: [], better: [], same: 4 } }),
  of('Over', { limits: limits(4) }),
  of('Alone', { limits: limits(0), checks: [lack] }),
  of('Few', { status: 'insufficient', reason: 'Too few.', defects: [] }),
  of('Doubtful', { checks: [doubt] }),
];

async function report(format: CiFormat, results: readonly Result[] = fleet): Promise<string> {
  const [{ content }] = await createHotpix({ plugins: [ciReporter({ format })] }).reportAll(results, [format]);
  return content as string;
}

/** A replacement character is no fault: it stands for what XML cannot hold. */
const onlyFaults = (level: string, message: string): void => {
  if (level !== 'warning') throw new Error(message);
};

const casesIn = (xml: string) =>
  [...new DOMParser({ onError: onlyFaults }).parseFromString(xml, 'text/xml').getElementsByTagName('testcase')].map(
    (one) => [one.getAttribute('classname'), one.getAttribute('name'), one.firstChild?.nodeName],
  );
const assertJunit = async (xml: string): Promise<void> => {
  const { errors } = await validateXML({ xml: [{ fileName: 'junit.xml', contents: xml }], schema: [xsd] });
  expect(errors).toEqual([]);
};

test.each(CI_FORMATS)('the reporter of %s keeps the promises of every reporter', async (format) => {
  await checkReporter(ciReporter({ format }));
});

test.each(CI_FORMATS)('a list of one camera is reported by %s as that camera', async (format) => {
  const [{ content }] = await createHotpix({ plugins: [ciReporter({ format })] }).report(fleet[1], [format]);
  expect(await report(format, [fleet[1]])).toBe(content);
});

describe('junit', () => {
  test('is what Jenkins reads', async () => {
    await assertJunit(await report('junit'));
  });

  test('has a suite per camera and a case per question, by names that stay', async () => {
    const rows = casesIn(await report('junit')).map(([classname, name, answer]) => [
      classname?.replace(/^hotpix\.Any (\w+) no 7, 64 x 48, raw$/, '$1'),
      name,
      answer,
    ]);
    expect(rows).toEqual([
      ['Good', 'verdict', 'system-out'],
      ['Good', 'limit hot', 'system-out'],
      ['Good', 'baseline', 'system-out'],
      ['Over', 'verdict', 'system-out'],
      ['Over', 'limit hot', 'failure'],
      ['Alone', 'verdict', 'system-out'],
      ['Alone', 'limit hot', 'system-out'],
      ['Alone', 'baseline', 'skipped'],
      ['Few', 'verdict', 'error'],
      ['Doubtful', 'verdict', 'system-out'],
      ['Doubtful', 'check scatter', 'system-out'],
    ]);
  });

  test('has one error for what refuses a camera, though a check says it, too', async () => {
    const check = { name: 'captureMode', status: 'failed' as const, message: 'No dark frames.' };
    const xml = await report('junit', [of('Any', { status: 'refused', reason: check.message, checks: [check] })]);
    expect(casesIn(xml).map(([, ...one]) => one)).toEqual([
      ['verdict', 'error'],
      ['check captureMode', 'system-out'],
    ]);
  });

  test('has a case that is skipped where files of other cameras have no Result', async () => {
    const other = { path: 'b.raw', status: 'setAside' as const, code: 'otherCamera' };
    const [alone, ...rest] = [
      of('Any', { files: [...found.files, other] }),
      of('B', { files: [{ ...other, status: 'used' }] }),
    ];
    expect(casesIn(await report('junit', [alone])).map(([, ...one]) => one)).toContainEqual([
      'other cameras',
      'skipped',
    ]);
    expect(await report('junit', [alone, ...rest])).not.toContain('other cameras');
  });

  test('has an error where a limit on what is new stays unanswered', async () => {
    const [alone] = fleet.filter(({ checks }) => checks.some(({ name }) => name === 'baseline'));
    const asked = { ...alone, limits: [{ name: 'new', limit: 0, exceeded: false, unjudged: 'Got none.' }] };
    const cases = casesIn(await report('junit', [asked])).map(([, name, answer]) => [name, answer]);
    expect(cases).toContainEqual(['limit new', 'error']);
    expect(cases).toContainEqual(['baseline', 'skipped']);
  });

  test('has an error where a limit asks what the Result does not hold, and none where it only warns', async () => {
    const lacks = { limit: 0, exceeded: false, unjudged: 'The gain is not known.' };
    const rows = [
      { ...lacks, name: 'hot:above-5e' },
      { ...lacks, name: 'hot:above-9e:warn', level: 'warn' as const },
      { name: 'hot:warn', limit: 3, actual: 4, exceeded: true, level: 'warn' as const },
    ];
    const cases = casesIn(await report('junit', [of('Any', { limits: rows })])).map(([, ...one]) => one);
    expect(cases.slice(1)).toEqual([
      ['limit hot:above-5e', 'error'],
      ['limit hot:above-9e:warn', 'system-out'],
      ['limit hot:warn', 'system-out'],
    ]);
  });

  test('counts what it holds', async () => {
    const xml = new DOMParser({ onError: onlyFaults }).parseFromString(await report('junit'), 'text/xml');
    const counts = ['tests', 'failures', 'errors'].map((name) => xml.documentElement?.getAttribute(name));
    expect(counts).toEqual(['11', '1', '1']);
  });
});

test('github has an error, a warning or a notice per line', async () => {
  expect((await report('github')).trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^::notice title=hotpix%3A Any Good no\. 7%2C 64 x 48%2C raw%2C verdict::\d+ defects in/),
    '::error title=hotpix%3A Any Over no. 7%2C 64 x 48%2C raw%2C limit hot::Limit exceeded: hot 4 of at most 3.',
    '::warning title=hotpix%3A Any Alone no. 7%2C 64 x 48%2C raw%2C baseline::Got none of this camera.',
    '::error title=hotpix%3A Any Few no. 7%2C 64 x 48%2C raw%2C verdict::No verdict. Too few.',
    expect.stringMatching(/^::notice .* Any Doubtful .*%2C verdict::/),
    '::warning title=hotpix%3A Any Doubtful no. 7%2C 64 x 48%2C raw%2C check scatter::Gathered.',
  ]);
});

describe('a limit on new defects that is exceeded', () => {
  const defect = (x: number, amplitude: number) => ({ ...found.defects[0], x, y: 2, amplitude });
  const defects = Array.from({ length: 13 }, (_, i) => defect(i + 1, 1754.4 - i));
  const against = (names: readonly number[]) => ({ new: names, gone: [], worse: [], better: [], same: 0 });
  const over = (name: string, actual: number) => [{ name, limit: 0, actual, exceeded: actual > 0 }];

  test.each(CI_FORMATS.filter((format) => format !== 'shields'))('is told by %s with their places', async (format) => {
    const baseline = against([6, 2]);
    const text = await report(format, [of('Any', { defects, baseline, limits: over('new', 2) })]);
    expect(text.replaceAll('\\', '')).toContain(
      'new 2 of at most 0. New: hot at 3, 2 (+1,752 DN); hot at 7, 2 (+1,748 DN).',
    );
  });

  test('names ten, the strongest first, and how many more there are', async () => {
    const baseline = against(defects.map((_, i) => i));
    const text = await report('github', [of('Any', { defects, baseline, limits: over('new', 13) })]);
    expect(text).toMatch(/ New: hot at 1, 2 \(\+1,754 DN\); .*; hot at 10, 2 \(\+1,745 DN\); and 3 more\.$/m);
  });

  test('names those that the limit asks for', async () => {
    const [baseline, limits] = [against([0, 1, 2]), over('new:above-1753dn', 2)];
    expect(await report('github', [of('Any', { defects, baseline, limits })])).toMatch(
      / New: hot at 1, 2 \(\+1,754 DN\); hot at 2, 2 \(\+1,753 DN\)\.$/m,
    );
  });

  test('names all where there was nothing to hold them against, and none where it is kept', async () => {
    const few = defects.slice(0, 1);
    expect(await report('github', [of('Any', { defects: few, limits: over('new', 1) })])).toContain('New: hot at 1, 2');
    const kept = [{ name: 'new', limit: 1, actual: 1, exceeded: false }];
    expect(await report('junit', [of('Any', { defects: few, limits: kept })])).not.toContain('New:');
  });
});

describe('gitlab', () => {
  test('has the fields of Code Quality', async () => {
    const issues = JSON.parse(await report('gitlab')) as { fingerprint: string; severity: string }[];
    expect(issues[0]).toEqual({
      description: 'Any Over no. 7, 64 x 48, raw: Limit exceeded: hot 4 of at most 3.',
      check_name: 'hotpix limit hot',
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      severity: 'major',
      location: { path: found.files.find(({ status }) => status === 'used')?.path, lines: { begin: 1 } },
    });
    expect(issues.map(({ severity }) => severity)).toEqual(['major', 'minor', 'critical', 'info']);
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(4);
  });

  test('knows a finding again by its fingerprint, whatever came and whoever is beside it', async () => {
    const [, one] = [0, JSON.parse(await report('gitlab'))[0].fingerprint];
    const [again] = JSON.parse(await report('gitlab', [of('Over', { limits: limits(99) })]));
    expect(again.fingerprint).toBe(one);
  });
});

describe('sarif', () => {
  test('is valid by the schema of SARIF 2.1.0', async () => {
    expect(isSarif(JSON.parse(await report('sarif'))) || isSarif.errors).toBe(true);
  });

  test('has a result per finding, of a rule that it lists', async () => {
    const { runs } = JSON.parse(await report('sarif'));
    const [{ tool, results }] = runs;
    expect(results.map(({ level, ruleId }: Record<string, string>) => [level, ruleId])).toEqual([
      ['error', 'limit hot'],
      ['warning', 'baseline'],
      ['error', 'verdict'],
      ['warning', 'check scatter'],
    ]);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });

  test.each([
    ['\\\\server\\share\\IMG 1.CR2', '/.//server/share/IMG%201.CR2'],
    ['//server/share/IMG.CR2', '/.//server/share/IMG.CR2'],
    ['/photos/IMG.CR2', '/photos/IMG.CR2'],
    ['photos\\IMG.CR2', 'photos/IMG.CR2'],
  ])('names the path %s by %s, which is of no host', async (path, uri) => {
    const files = found.files.map((row) => ({ ...row, path }));
    const { runs } = JSON.parse(await report('sarif', [of('Over', { limits: limits(4), files })]));
    expect(runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
  });
});

describe('shields', () => {
  test.each([
    [[0], 'brightgreen', /^\d+ defects, within limits$/],
    [[1], 'red', /^\d+ defects, over a limit$/],
    [[3], 'lightgrey', /^no verdict$/],
    [[0, 2], 'yellow', /^1 without a baseline, 1 within limits$/],
    [[4], 'blue', /^\d+ defects$/],
  ] as const)('of cameras %j is %s', async (cameras, color, message) => {
    const badge = JSON.parse(
      await report(
        'shields',
        cameras.map((i) => fleet[i]),
      ),
    );
    expect(badge).toEqual({ schemaVersion: 1, label: 'hotpix', message: expect.stringMatching(message), color });
  });
});

test('markdown has a table of the cameras, worst first', async () => {
  const tokens = new MarkdownIt('default').parse(await report('markdown'), {});
  const cells = tokens.filter((_, i) => tokens[i - 1]?.type === 'td_open').map(({ content }) => content);
  expect(cells.filter((_, i) => i % 3 === 1)).toEqual([
    'EXCEEDED',
    'NO VERDICT',
    'NO BASELINE',
    'within limits',
    'judged',
  ]);
});

/** What names out of files are made of where they mean harm: every syntax, and every character that some format cannot hold. */
const evil = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        ...['<', '&', ']]>', '"', "'", '%', '%0A', '::error::', '\n', '\r', '\u0000', '\ud800', '\uffff', '\u202e'],
        ...['|', '`', '**', '[a](http://evil.example)', '<img src=x>', '\\', '\n# ', '![a](b)', 'https://evil.example'],
        ...[',', ':', 'C:\\', '../', '$a$', '~~', 'www.evil.example', '{{', '${'],
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

const hostile = evil.map((text): Result[] => [
  of(text, {
    camera: { make: text, model: text, serial: text, sensor: text },
    files: found.files.map((row) => ({ ...row, path: text, ...(row.reason && { reason: text }) })),
    limits: [{ name: text, limit: 0, actual: 1, exceeded: true }],
    checks: [{ name: text, status: 'warning', message: text }],
  }),
  of(text, { status: 'refused', reason: text, defects: [] }),
]);
const holds = (property: fc.IAsyncProperty<[Result[]]>) => fc.assert(property, { numRuns: 100 });

describe('hostile names', () => {
  test('never break JUnit', async () => {
    await holds(
      fc.asyncProperty(hostile, async (results) => {
        const xml = await report('junit', results);
        expect(casesIn(xml).map(([, , answer]) => answer)).toEqual(['system-out', 'failure', 'system-out', 'error']);
      }),
    );
  });

  test('never leave what Jenkins reads', async () => {
    const results = fc.sample(hostile, { numRuns: 20, seed: 1 }).flat();
    await assertJunit(await report('junit', results));
  });

  test('never begin another command of GitHub, nor end a property', async () => {
    await holds(
      fc.asyncProperty(hostile, async (results) => {
        const lines = (await report('github', results)).split(/[\r\n]/).filter((line) => line !== '');
        expect(lines).toHaveLength(3);
        for (const line of lines) expect(line).toMatch(/^::(error|warning) title=hotpix%3A [^,:]*::/);
      }),
    );
  });

  test('never break GitLab, SARIF or a badge', async () => {
    await holds(
      fc.asyncProperty(hostile, async (results) => {
        expect(JSON.parse(await report('gitlab', results))).toHaveLength(3);
        const log = JSON.parse(await report('sarif', results));
        expect(isSarif(log) || isSarif.errors).toBe(true);
        for (const { locations } of log.runs[0].results)
          expect(new URL(locations[0].physicalLocation.artifactLocation.uri, 'http://base/').host).toBe('base');
        expect(JSON.parse(await report('shields', results)).color).toBe('red');
      }),
    );
  });

  test('never become markup of Markdown, a link, or another cell', async () => {
    const parser = new MarkdownIt('default', { html: true, linkify: true });
    await holds(
      fc.asyncProperty(hostile, async (results) => {
        const html = parser.render(await report('markdown', results));
        expect(html.match(/<\/?(?!(h2|p|table|thead|tbody|tr|th|td|ul|li|strong)\b)[a-z]\w*/g)).toBe(null);
        expect(html.match(/<td>/g)).toHaveLength(6);
        expect(html.match(/<li>/g)).toHaveLength(3);
        expect(html.match(/<(h\d|ul|table)>/g)).toEqual(['<h2>', '<table>', '<ul>']);
      }),
    );
  });
});
