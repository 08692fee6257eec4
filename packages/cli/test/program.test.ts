import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CommandName } from '../src/options/option.ts';
import { COMMANDS } from '../src/command-specs.ts';
import { GROUPED } from '../src/options/groups.ts';
import { OPTION_KEYS, OPTIONS } from '../src/options/table.ts';
import { createProgram } from '../src/program.ts';
import { VERSION } from '../src/version.ts';

const NAMES = Object.keys(COMMANDS) as CommandName[];

/** What the program understands of arguments. */
async function parse(...argv: string[]): Promise<{ name: string; files: readonly string[]; flags: object }> {
  let understood: Awaited<ReturnType<typeof parse>> | undefined;
  const program = createProgram(async (name, files, flags) => {
    understood = { name, files, flags };
  });
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({ writeErr() {}, writeOut() {} });
  }
  await program.parseAsync(argv, { from: 'user' });
  return understood as Awaited<ReturnType<typeof parse>>;
}

describe('the help of each command lists exactly its options', () => {
  test.each(NAMES)('%s', (name) => {
    const command = createProgram(async () => {}).commands.find((known) => known.name() === name);
    const help = command?.helpInformation() ?? '';
    const listed = [...help.matchAll(/^ {2}(--[a-z-]+(?: <[^>]+>)?)/gm)].map(([, flag]) => flag);
    const expected = OPTION_KEYS.filter((key) => OPTIONS[key].commands.includes(name)).map((key) => OPTIONS[key].flag);
    expect(listed.sort()).toEqual(
      [...expected, ...(name === 'init' ? ['--format <kind>'] : ['--config <file>', '--no-config'])].sort(),
    );
  });
});

describe('the help of each command', () => {
  const helpOf = (name: CommandName): string => {
    const lines: string[] = [];
    const program = createProgram(async () => {}, { reporters: ['html', 'own'] });
    const command = program.commands.find((known) => known.name() === name);
    command?.configureOutput({ writeOut: (text) => lines.push(text) }).outputHelp();
    return lines.join('');
  };

  test.each(NAMES)('%s explains its arguments, and gives examples that it understands', async (name) => {
    for (const [term, what] of Object.entries(COMMANDS[name].takes)) {
      expect(helpOf(name)).toContain(`  ${term} `);
      expect(what).not.toBe('');
    }
    const examples = Object.keys(COMMANDS[name].examples);
    expect(examples.length).toBeGreaterThanOrEqual(2);
    for (const example of examples) {
      expect(helpOf(name)).toContain(`\n  ${example}\n`);
      const [hotpix, ...argv] = example.replaceAll("'", '').split(' ');
      expect(hotpix).toBe('hotpix');
      expect(await parse(...argv)).toMatchObject({ name });
    }
  });

  test('groups the options', () => {
    const help = helpOf('fix');
    const [first, second] = ['Repairs:', 'What a run may take:'].map((heading) => help.indexOf(`\n${heading}\n`));
    expect([first, help.indexOf('--out <'), second, help.indexOf('--memory')]).toEqual(
      [first, help.indexOf('--out <'), second, help.indexOf('--memory')].sort((a, b) => a - b),
    );
    expect(first).toBeGreaterThan(0);
  });

  test('names the reporters that there are', () => {
    expect(helpOf('report').replaceAll(/\s+/g, ' ')).toContain('Reporters: html, own, and those of the config.');
  });

  test.each<[CommandName, string, RegExp, RegExp]>([
    ['diff', '--force', /judged by force/, /--map|set is refused/],
    ['diff', '--top', /new, gone, worse and better/, /variance/],
    ['report', '--top', /listed in the terminal/, /variance/],
    ['scan', '--force', /set is refused/, /--map/],
    ['diff', '--json', /what differs/, /Result/],
  ])('of %s tells of %s what it does there', (name, flag, is, isNot) => {
    const [text] = helpOf(name).replaceAll(/\s+/g, ' ').split(` ${flag} `)[1].split(' --');
    expect(text).toMatch(is);
    expect(text).not.toMatch(isNot);
  });
});

test('every option is in one group', () => {
  expect(GROUPED.flatMap(([, keys]) => keys).sort()).toEqual([...OPTION_KEYS].sort());
});

test('every option belongs to a command and has a flag of its own', () => {
  const flags = OPTION_KEYS.map((key) => OPTIONS[key].flag.split(' ')[0]);
  expect(new Set(flags).size).toBe(flags.length);
  expect(OPTION_KEYS.filter((key) => OPTIONS[key].commands.length === 0)).toEqual([]);
});

test('every default is a value that its option takes', () => {
  const odd = OPTION_KEYS.filter((key) => {
    const { type, default: standard } = OPTIONS[key];
    return standard !== undefined && type.check(standard) === undefined;
  });
  expect(odd).toEqual([]);
});

test('arguments and flags arrive by their keys', async () => {
  expect(
    await parse('check', 'a.jpg', '--limit', 'hot=1', 'b.jpg', '--limit', 'dead=0', '--expected-false', '0.5'),
  ).toEqual({
    name: 'check',
    files: ['a.jpg', 'b.jpg'],
    flags: { limits: ['hot=1', 'dead=0'], expectedFalse: '0.5' },
  });
});

test('behind two dashes everything is a file', async () => {
  expect(await parse('scan', '--', '--json', '-a.jpg')).toMatchObject({ files: ['--json', '-a.jpg'], flags: {} });
});

test.each([
  [['scan', '--warp'], /unknown option '--warp'/],
  [['scan', '--jso', 'a'], /unknown option '--jso'/],
  [['scan', '--top'], /argument missing/],
  [['scam'], /unknown command 'scam'/],
  [['init', 'a.jpg'], /too many arguments/],
  [['scan', '--limit', 'hot=1'], /unknown option '--limit'/],
])('%j is refused', async (argv, message) => {
  await expect(parse(...argv)).rejects.toThrow(message);
});

test('the version is that of the package', () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(VERSION).toBe(manifest.version);
});
