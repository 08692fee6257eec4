/** A scan of raw photographs as fixtures; the same at every run. */
import { DEFECT_KINDS, parseResult, SCHEMA_VERSION, type DefectKind, type FileRow, type Result } from '@hotpix/core';
import { cropOf } from './crop-fixture.ts';
import { createRandom } from './random.ts';

export type Frame = NonNullable<Result['frame']>;
export type Defect = Result['defects'][number];

const CAMERA = { make: 'Canon', model: 'Canon PowerShot S40', serial: '0420183377' };

export const FRAME: Frame = {
  width: 2312,
  height: 1720,
  channels: 1,
  mosaic: ['RG', 'GB'],
  active: { x: 12, y: 10, width: 2288, height: 1700 },
  bits: 10,
  black: 32,
  white: 1023,
  lossy: false,
};

const { mosaic: _, ...unfiltered } = FRAME;

export const RGB_FRAME: Frame = {
  ...unfiltered,
  width: 2272,
  height: 1704,
  channels: 3,
  active: { x: 0, y: 0, width: 2272, height: 1704 },
  bits: 8,
  black: 0,
  white: 255,
  lossy: true,
};

/** What most cameras have most of, in a hundred. */
const SHARES: readonly (readonly [DefectKind, number])[] = [
  ['hot', 62],
  ['stuck', 12],
  ['dead', 6],
  ['dim', 9],
  ['blinking', 7],
  ['column', 4],
];

/** A scan of 24 raw photographs that found so many defects, the strongest hundred with four crops each. */
export function scanned(defects = 60, frame: Frame = FRAME): Result {
  const random = createRandom(defects + 1);
  const files = usedFiles(24);
  const found = Array.from({ length: defects }, (_, i) => defect(random, i, defects));
  const withCrops = found.map((one, i) =>
    i < 100 ? { ...one, crops: [0, 8, 15, 23].map((n) => cropOf(one, files[n].path, frame, random)) } : one,
  );
  return checked({
    schemaVersion: SCHEMA_VERSION,
    generator: { name: 'hotpix', version: '0.1.0' },
    plugins: [
      { name: 'raw', version: '0.1.0' },
      { name: 'moments' },
      { name: 'evidence' },
      { name: 'html', version: '0.1.0' },
    ],
    options: { capture: 'auto', expectedFalse: 1, top: 10, crops: 4 },
    status: 'complete',
    camera: CAMERA,
    frame,
    capture: { mode: 'scene', guessed: true },
    files: [...files, ...unusedFiles()],
    defects: withCrops,
    evidence: evidenceOf(found, random),
    checks: [
      {
        name: 'enoughFrames',
        status: 'passed',
        message: '24 photographs tell a defect from chance beyond a score of 6.4.',
        value: 24,
      },
      { name: 'independentScenes', status: 'passed', message: 'The photographs show scenes that differ.', value: 1.04 },
    ],
  });
}

/** One of so many, the first the strongest. */
export function defect(random: () => number, i: number, of: number): Defect {
  const kind = kindAt(random() * 100);
  const { x, y } = place(random, of);
  const sign = kind === 'dead' || kind === 'dim' ? -1 : 1;
  const strength = 6.6 + 32 * (1 - i / Math.max(1, of)) ** 3;
  return {
    x,
    y,
    colour: ['RG', 'GB'][y % 2][x % 2],
    kind,
    amplitude: sign * Number((strength * strength * 0.4).toFixed(3)),
    rate: kind === 'blinking' ? Number((0.3 + 0.4 * random()).toFixed(4)) : Number((0.9 + 0.1 * random()).toFixed(4)),
    frames: 24 - Math.floor(random() * 3),
    score: sign * Number(strength.toFixed(4)),
    confidence: Number((1 - 0.3 * Math.exp(-(strength - 6.5) * 3)).toFixed(9)),
    extent: { x, y, width: 1, height: 1 },
    ...(i % 9 === 4 ? { cluster: 1 + Math.floor(i / 18) } : {}),
  };
}

/** Anywhere on the sensor; of very many, half crowd towards the warm lower right corner. */
function place(random: () => number, of: number): { x: number; y: number } {
  const { active } = FRAME;
  const crowded = of > 1000 && random() < 0.5;
  const [u, v] = crowded
    ? [1 - random() * random() * random(), 1 - random() * random() * random()]
    : [random(), random()];
  const at = (share: number, length: number) => Math.min(length - 1, Math.floor(share * length));
  return { x: active.x + at(u, active.width), y: active.y + at(v, active.height) };
}

function kindAt(hundredth: number): DefectKind {
  let sum = 0;
  return SHARES.find(([, share]) => (sum += share) > hundredth)?.[0] ?? DEFECT_KINDS[0];
}

/** Files that were read and counted. */
export function usedFiles(number: number): FileRow[] {
  return Array.from({ length: number }, (_, i) => ({
    path: `photos/holiday-2004/CRW_${String(1380 + i)}.CRW`,
    status: 'used' as const,
    sha256: (i + 1).toString(16).padStart(64, 'c0ffee'),
    decoder: 'raw',
    camera: CAMERA,
    width: FRAME.width,
    height: FRAME.height,
    exposure: [1 / 500, 1 / 60, 1 / 8, 0.5, 2][i % 5],
    iso: [50, 100, 200, 400][i % 4],
    taken: `2004-07-${String(1 + i).padStart(2, '0')}T14:51:12`,
  }));
}

/** Two that were set aside, and two that failed. */
export function unusedFiles(): FileRow[] {
  const other = { make: 'NIKON CORPORATION', model: 'NIKON D3200', serial: '2023456' };
  return [
    {
      path: 'photos/holiday-2004/DSC_0423.NEF',
      status: 'setAside',
      code: 'otherCamera',
      reason:
        'it is of NIKON CORPORATION NIKON D3200 no. 2023456, 6080 x 4012; this Result is of Canon Canon PowerShot S40 no. 0420183377, 2312 x 1720',
      camera: other,
      width: 6080,
      height: 4012,
      exposure: 1 / 125,
      iso: 800,
    },
    {
      path: 'photos/holiday-2004/copy of CRW_1380.CRW',
      status: 'setAside',
      code: 'copy',
      reason: 'it is a copy of photos/holiday-2004/CRW_1380.CRW',
      camera: CAMERA,
    },
    {
      path: 'photos/holiday-2004/CRW_1404.CRW',
      status: 'failed',
      code: 'refused',
      reason: 'Expected a whole CRW file, got one that ends after 65,536 bytes. Copy it from the card again.',
    },
    {
      path: 'photos/holiday-2004/notes.txt',
      status: 'failed',
      code: 'unreadable',
      reason: 'no decoder knows this kind of file',
    },
  ];
}

/** A bell curve of scores with the defects in its tails. */
function evidenceOf(defects: readonly Defect[], random: () => number): NonNullable<Result['evidence']> {
  const sites = FRAME.active.width * FRAME.active.height;
  const [from, step, bins] = [-40, 0.5, 160];
  const density = (score: number) => Math.exp((-score * score) / 2) / Math.sqrt(2 * Math.PI);
  const expected = Array.from({ length: bins }, (_, i) => sites * step * density(from + (i + 0.5) * step));
  const counts = expected.map((n) => Math.floor(n * (0.97 + 0.06 * random()) + random()));
  for (const { score } of defects) counts[Math.floor((score - from) / step)]++;
  const rounded = expected.map((n) => Number(n.toPrecision(4)));
  return { clip: 9.8, threshold: 6.4, expectedFalse: 1, sites, histogram: { from, step, counts, expected: rounded } };
}

/** The Result as its schema has it. */
export function checked(result: Result): Result {
  return parseResult(JSON.stringify(result));
}
