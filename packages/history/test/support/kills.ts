/** Writers of a history that are killed at random moments, two at a time. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openHistory, type History } from '@hotpix/history';
import { useFolder } from '../../../../test/support/use-folder.ts';
import { allOf } from './all-of.ts';
import { usePostgres } from './postgres.ts';
import { hotAt, resultOf } from './results.ts';

const WRITER = fileURLToPath(new URL('writer.mjs', import.meta.url));
/** Milliseconds after which a writer is killed at the latest. */
const LONGEST = 800;
/** Of each of two cameras. */
const SCANS = 30;

/** A month apart, each with one defect more than the one before; those of two cameras by turns. */
const RESULTS = Array.from({ length: SCANS }, (_, month) =>
  ['7', '8'].map((serial) => {
    const taken = `${2020 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15T22:30:00`;
    const defects = Array.from({ length: month + 1 }, (__, i) => hotAt(10 * i));
    return resultOf({ taken, defects, more: { camera: { make: 'Acme', model: 'One', serial } } });
  }),
).flat();

/** Defines the tests, each with so many kills. */
export function describeHistoryKills(kills: number): void {
  const at = useFolder();
  const database = usePostgres();

  test(`a folder with two writers that are killed ${kills} times loses nothing and has nothing twice`, async () => {
    await outlive(at('results'), kills);
  });

  test(`PostgreSQL with two writers that are killed ${kills} times loses nothing and has nothing twice`, async () => {
    await outlive(database('killed'), kills);
  });

  async function outlive(place: string, count: number): Promise<void> {
    const [forth, back] = [at('forth.json'), at('back.json')];
    writeFileSync(forth, JSON.stringify(RESULTS));
    writeFileSync(back, JSON.stringify(RESULTS.toReversed()));
    const kept = new Set<number>();
    for (let kill = 0; kill < count; kill++) {
      const [ahead, behind] = await Promise.all([forth, back].map((path) => killed([place, path])));
      for (const i of ahead) kept.add(i);
      for (const i of behind) kept.add(RESULTS.length - 1 - i);
      await using(place, async (history) => expect(await countIn(history)).toBeGreaterThanOrEqual(kept.size));
    }
    expect(kept.size).toBeGreaterThan(0);
    await using(place, async (history) => {
      for (const result of RESULTS) await history.add(result);
      expect(await countIn(history)).toBe(RESULTS.length);
      const answers = await allOf(history);
      expect(answers).toMatchObject({ unreadable: [] });
      await history.rebuild();
      expect(await allOf(history)).toEqual(answers);
    });
  }
}

async function using(place: string, work: (history: History) => Promise<void>): Promise<void> {
  const history = await openHistory(place);
  await work(history).finally(() => history.close());
}

async function countIn(history: History): Promise<number> {
  const ids = (await history.cameras()).flatMap(({ scans }) => scans.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  return ids.length;
}

/** @returns which Results it said were kept, by their place in its file */
async function killed(args: readonly string[]): Promise<number[]> {
  const child = spawn(process.execPath, [WRITER, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  // While it works, and not while Node starts.
  await once(child.stdout, 'data');
  const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST * Math.random());
  await once(child, 'close');
  clearTimeout(timer);
  const [, ...lines] = said.split('\n');
  return lines.slice(0, -1).map(Number);
}
