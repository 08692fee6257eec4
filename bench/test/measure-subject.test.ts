import { mixedSettings, procedural, type Defect } from '@hotpix/simulator';
import { expect, it } from 'vitest';
import type { Row } from '../accuracy/body.ts';
import { measureSubject } from '../accuracy/measure-subject.ts';
import { jpeg, raw } from '../accuracy/media.ts';
import type { Subject } from '../accuracy/subjects.ts';

/** Defects that nobody can overlook, on a camera whose active area begins at 16, 10. */
const DEFECTS: readonly Defect[] = [
  { kind: 'hot', x: 60, y: 40, rate: 3000, offset: 4000 },
  { kind: 'hot', x: 121, y: 93, rate: 3000, offset: 4000 },
  { kind: 'hot', x: 178, y: 133, rate: 3000, offset: 4000 },
];

const SMALL = {
  name: 'small',
  about: '',
  camera: { seed: 13, width: 240, height: 180, active: { x: 16, y: 10, width: 216, height: 162 }, defects: DEFECTS },
  scene: (index: number) => procedural(13, index),
  settings: (index: number) => mixedSettings(13, index),
};

async function rowsOf(subject: Subject): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of measureSubject(subject)) rows.push(row);
  return rows;
}

it('holds every ranking against the truth, in the coordinates of raw files and of JPEGs', async () => {
  const rows = await rowsOf({ ...SMALL, media: [raw(), jpeg(92, '4:2:0')], frames: [6, 12] });
  expect(rows.map(({ medium, frames, ranking }) => `${medium} ${frames} ${ranking}`)).toEqual([
    ...['raw 6 evidence', 'raw 6 variance', 'raw 6 rawpy', 'JPEG q92 4:2:0 6 evidence', 'JPEG q92 4:2:0 6 variance'],
    ...[
      'raw 12 evidence',
      'raw 12 variance',
      'raw 12 rawpy',
      'JPEG q92 4:2:0 12 evidence',
      'JPEG q92 4:2:0 12 variance',
    ],
  ]);
  const found = rows.filter(({ ranking, frames }) => ranking === 'evidence' && frames === 12);
  expect(found.map(({ score }) => score.groups.hot)).toEqual([
    { found: 3, of: 3 },
    { found: 3, of: 3 },
  ]);
});

it('finds defects where the picture was corrected and made smaller', async () => {
  const media = [jpeg(92, '4:2:0', { distortion: 0.1, scale: 0.75 })];
  const [{ score }] = await rowsOf({ ...SMALL, media, rankings: ['evidence'], frames: [12] });
  expect(score.all).toEqual({ found: 3, of: 3 });
});

it('scans the same camera without its defects, and knows which of them a matched filter would find', async () => {
  const invisible: Defect = { kind: 'hot', x: 100, y: 60, rate: 0.01 };
  const rows = await rowsOf({
    ...SMALL,
    camera: { ...SMALL.camera, defects: [...DEFECTS, invisible] },
    ...{ media: [jpeg(92, '4:2:0')], rankings: ['evidence'], twin: 'scanned', frames: [24] },
  });
  expect(rows.map(({ camera }) => camera)).toEqual(['small', 'small, clean']);
  expect(rows.map(({ score }) => score.all.of)).toEqual([4, 0]);
  expect(rows[0].score.reach.within).toEqual({ found: 3, of: 3 });
});
