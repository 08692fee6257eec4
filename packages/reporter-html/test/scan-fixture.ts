/** A scan of raw photographs as fixtures; the same at every run. */
import { DEFECT_KINDS, parseResult, SCHEMA_VERSION, type DefectKind, type Evidence, type Result } from '@hotpix/result';
import { CAMERA, FRAME, type Frame } from './camera-fixture.ts';
import { cropOf } from './crop-fixture.ts';
import { unusedFiles, usedFiles } from './file-fixture.ts';
import { createRandom } from './random.ts';

export type Defect = Result['defects'][number];

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
    sections: { evidence: evidenceOf(found, random) },
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
  const amplitude = sign * Number((strength * strength * 0.4).toFixed(3));
  return {
    x,
    y,
    kind,
    amplitude,
    rate: kind === 'blinking' ? Number((0.3 + 0.4 * random()).toFixed(4)) : Number((0.9 + 0.1 * random()).toFixed(4)),
    frames: 24 - Math.floor(random() * 3),
    score: sign * Number(strength.toFixed(4)),
    confidence: Number((1 - 0.3 * Math.exp(-(strength - 6.5) * 3)).toFixed(9)),
    ...(kind === 'column' ? columnAt(x, y) : pixelAt(x, y, i)),
    ...(kind === 'hot' && { fit: { offset: amplitude / 4, rate: 3 * amplitude, iso: 100 } }),
    ...(kind === 'stuck' && { level: 900 + (i % 100) }),
    ...(kind === 'dim' && { response: 0.62 }),
  };
}

function columnAt(x: number, y: number): Pick<Defect, 'extent'> {
  return { extent: { x, y, width: 1, height: Math.min(400, FRAME.active.y + FRAME.active.height - y) } };
}

function pixelAt(x: number, y: number, i: number): Partial<Defect> & Pick<Defect, 'extent'> {
  return {
    colour: ['RG', 'GB'][y % 2][x % 2],
    extent: { x, y, width: 1, height: 1 },
    ...(i % 9 === 4 && { cluster: 1 + Math.floor(i / 18) }),
    ...(i % 18 === 4 && { colourCluster: 1 + Math.floor(i / 36) }),
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

/** A bell curve of scores with the defects in its tails. */
function evidenceOf(defects: readonly Defect[], random: () => number): Evidence {
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
