/** hotpix timeline and scan --timeline, end to end: a camera whose defects begin at known photographs. */
import { readFile, writeFile } from 'node:fs/promises';
import { parseResult, type Result } from '@hotpix/result';
import { simulate, type Defect } from '@hotpix/simulator';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAMERA } from './support/camera.ts';
import { command } from './support/command.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();
const FRAMES = 24;
const OLD: Defect = { kind: 'hot', x: 60, y: 40, rate: 3000, offset: 4000 };
const NEW: Defect = { kind: 'hot', x: 121, y: 93, rate: 3000, offset: 4000, from: 12 };
const BLINKING: Defect = { kind: 'blinking', x: 178, y: 133, offset: 6000, share: 0.5 };
/** Of the simulator: a photograph a minute. */
const TAKEN = '2024-05-01T10:12:00';
const [X, Y] = [16, 10];

/** Its course aside, and what follows it: the kind, and what a hot pixel shows. */
const apartFromCourses = ({ timeline: _, ...rest }: Result) => {
  const defects = rest.defects.map(({ course: __, kind: ___, fit: ____, amplitude: _____, ...defect }) => defect);
  return { ...rest, defects: defects.sort((a, b) => a.x - b.x) };
};

const resultOf = async (name: string): Promise<Result> => parseResult(await readFile(at(name), 'utf8'));
const courseAt = ({ defects }: Result, { x, y }: Defect) =>
  defects.find((defect) => defect.x === x && defect.y === y)?.course;

beforeAll(async () => {
  const camera = { ...CAMERA, defects: [OLD, NEW, BLINKING] };
  await simulate({ dir: at('photos'), camera, frames: FRAMES });
  await command(at(), ['scan', 'photos/dng', '--json', 'map.json', '--quiet']);
});

describe('of a Result', () => {
  test('the terminal tells what appeared, and between which dates', async () => {
    const { code, stdout } = await command(at(), ['timeline', 'photos/dng', '--map', 'map.json']);
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Hotpix Simulated no. 0001, 240 x 180\nFollowed 3 defects through 24 photographs in the order of their dates: 1 appeared,',
    );
    expect(stdout).toMatch(/\n121 +93 +\w +hot +appeared +2024-05-01 10:1\d to 10:1\d /);
    expect(stdout).toMatch(/\n178 +133 +\w +blinking +in all photographs, blinks /);
    expect(stdout).toContain('24 files: 24 used, 0 set aside, 0 failed.');
  });

  test('JSON is the Result with the course of each defect, in the order of the photographs', async () => {
    const { code } = await command(at(), [
      'timeline',
      'photos/dng',
      '--map',
      'map.json',
      '--json',
      'dated.json',
      '--quiet',
    ]);
    expect(code).toBe(0);
    const [map, dated] = [await resultOf('map.json'), await resultOf('dated.json')];
    expect(dated.timeline?.photographs.map(({ path }) => path)).toEqual(
      Array.from({ length: FRAMES }, (_, i) => `photos/dng/frame-${String(i + 1).padStart(4, '0')}.dng`),
    );
    expect(courseAt(dated, OLD)).toMatchObject({ state: 'throughout', blinks: false });
    expect(courseAt(dated, NEW)).toMatchObject({ state: 'appeared', blinks: false, change: { taken: TAKEN } });
    expect(courseAt(dated, NEW)?.amplitudes).toHaveLength(FRAMES);
    expect(apartFromCourses(dated)).toEqual(apartFromCourses(map));
  });

  test('a pixel that appeared is as one that was there all along, and not half of it', async () => {
    const { code } = await command(at(), ['timeline', 'photos/dng', '--map', 'map.json', '--json', 'as-hot.json']);
    expect(code).toBe(0);
    const [map, dated] = [await resultOf('map.json'), await resultOf('as-hot.json')];
    const find = ({ defects }: Result, { x }: Defect) => defects.find((defect) => defect.x === x)!;
    expect([find(map, NEW).kind, find(dated, NEW).kind]).toEqual(['blinking', 'hot']);
    expect(find(map, NEW).amplitude / find(map, OLD).amplitude).toBeLessThan(0.65);
    expect(find(dated, NEW).amplitude / find(dated, OLD).amplitude).toBeGreaterThan(0.75);
    for (const defect of [NEW, OLD]) {
      const { offset, rate } = find(dated, defect).fit!;
      // 40000 electrons over 15871 DN: 2.52 electrons a DN at ISO 100.
      const shares = [(offset * 2.52) / defect.offset!, (rate * 2.52) / defect.rate!];
      for (const share of shares) expect(Math.abs(share - 1)).toBeLessThan(0.1);
    }
  });

  test('lists for dcraw have the date, and a table has it, too', async () => {
    await command(at(), ['timeline', 'photos/dng', '--map', 'map.json', '--json', 'for-lists.json', '--quiet']);
    const dcraw = await command(at(), ['report', 'for-lists.json', '--report', 'dcraw=-']);
    const since = Date.UTC(2024, 4, 1, 10, 12) / 1000 - 14 * 3600;
    expect(dcraw.stdout).toContain(`\n${NEW.x - X} ${NEW.y - Y} ${since}\n`);
    expect(dcraw.stdout).toContain(`\n${OLD.x - X} ${OLD.y - Y} 0\n`);
    const csv = await command(at(), ['report', 'for-lists.json', '--report', 'csv=-']);
    expect(csv.stdout).toMatch(new RegExp(`,121,93,.*,appeared,${TAKEN},2024-05-01T10:11:00,${TAKEN}\\r\\n`));
  });

  test('scan --timeline makes the same at once', async () => {
    const args = ['scan', 'photos/dng', '--timeline', '--json', 'scanned.json'];
    const { code, stdout } = await command(at(), args);
    expect(code).toBe(0);
    expect(stdout).toContain('Followed 3 defects through 24 photographs in the order of their dates: 1 appeared,');
    await command(at(), ['timeline', 'photos/dng', '--map', 'map.json', '--json', 'again.json', '--quiet']);
    const [scanned, again] = [await resultOf('scanned.json'), await resultOf('again.json')];
    expect(scanned.timeline).toEqual(again.timeline);
    expect(scanned.defects).toEqual(again.defects);
  });
});

test('pictures are followed by a Result of pictures', async () => {
  await command(at(), ['scan', 'photos/jpeg', '--timeline', '--json', 'jpeg.json', '--quiet']);
  const result = await resultOf('jpeg.json');
  const near = ({ x, y }: { x: number; y: number }, defect: Defect): boolean =>
    Math.max(Math.abs(x + X - defect.x), Math.abs(y + Y - defect.y)) <= 1;
  const courseOf = (wanted: Defect) => result.defects.find((defect) => near(defect, wanted))?.course;
  expect(courseOf(OLD)?.state).toBe('throughout');
  expect(courseOf(NEW)).toMatchObject({ state: 'appeared' });
  const place = result.timeline!.photographs.findIndex(({ path }) => path === courseOf(NEW)!.change!.photograph);
  expect(Math.abs(place - NEW.from!)).toBeLessThanOrEqual(2);
});

test('a list of another program is dated, and said to be one', async () => {
  await writeFile(at('.badpixels'), [OLD, NEW, { x: 40, y: 150 }].map(({ x, y }) => `${x - X} ${y - Y} 0\n`).join(''));
  const args = [
    'timeline',
    'photos/dng',
    '--map',
    '.badpixels',
    '--json',
    'list.json',
    '--report',
    'dcraw=out.badpixels',
  ];
  const { code, stdout } = await command(at(), args);
  expect(code).toBe(0);
  expect(stdout).toContain('1 appeared, 1 not seen, 1 in all photographs.');
  const result = await resultOf('list.json');
  expect(result.checks).toMatchObject([{ name: 'map', status: 'warning' }]);
  expect(courseAt(result, NEW)?.change?.taken).toBe(TAKEN);
  const [good] = result.defects.filter(({ x }) => x === 40);
  expect(good.rate).toBeLessThan(0.2);
  const since = Date.UTC(2024, 4, 1, 10, 12) / 1000 - 14 * 3600;
  expect(await readFile(at('out.badpixels'), 'utf8')).toContain(`${NEW.x - X} ${NEW.y - Y} ${since}\n`);
});

test('photographs of another camera are refused, with the reason', async () => {
  await simulate({ dir: at('other'), camera: { ...CAMERA, serial: '7', defects: [] }, frames: 1, formats: ['dng'] });
  const { code, stderr } = await command(at(), ['timeline', 'other/dng', '--map', 'map.json']);
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^hotpix: Expected photographs of the camera of 'map\.json', got none\. Expected a photograph of the camera of the map/,
  );
});

test('without a map it says what it needs', async () => {
  const { code, stderr } = await command(at(), ['timeline', 'photos/dng']);
  expect(code).toBe(2);
  expect(stderr).toContain('Expected --map, a Result or a list with the defects');
});
