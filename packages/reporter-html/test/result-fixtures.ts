/** Results of every sort, each checked against the schema; the same at every run. */
import type { Result } from '@hotpix/result';
import { FRAME, RGB_FRAME, type Frame } from './camera-fixture.ts';
import { cropOf } from './crop-fixture.ts';
import { unusedFiles, usedFiles } from './file-fixture.ts';
import { createRandom } from './random.ts';
import { checked, defect, scanned, type Defect } from './scan-fixture.ts';

export { scanned, type Frame };

/** A sensor without a defect. */
export function clean(): Result {
  return checked({ ...scanned(0), files: usedFiles(24) });
}

/** Over two of its four limits, and with a check that warns. */
export function overLimits(): Result {
  const base = scanned(60);
  const hot = base.defects.filter(({ kind }) => kind === 'hot').length;
  return checked({
    ...base,
    options: { ...base.options, limits: { defects: 50, hot: 20, dead: 10, clusterSize: 4 } },
    limits: [
      { name: 'defects', limit: 50, actual: 60, exceeded: true },
      { name: 'hot', limit: 20, actual: hot, exceeded: true },
      { name: 'dead', limit: 10, actual: 4, exceeded: false },
      { name: 'clusterSize', limit: 4, actual: 2, exceeded: false },
    ],
    checks: [
      ...base.checks.slice(0, 1),
      {
        name: 'independentScenes',
        status: 'warning',
        message:
          'Pixels repeat their differences 2.1 times more than scenes that differ would make them. Add photographs of other scenes.',
        value: 2.1,
      },
    ],
  });
}

/** With two shadows of dust, a date at the lower edge, and a check that says so. */
export function withArtefacts(): Result {
  const base = scanned(60);
  return checked({
    ...base,
    artefacts: [
      { kind: 'overlay', x: 480, y: 1580, width: 560, height: 90 },
      { kind: 'dust', x: 710, y: 388, width: 41, height: 38 },
      { kind: 'dust', x: 1302, y: 1004, width: 33, height: 35 },
    ],
    checks: [
      ...base.checks,
      {
        name: 'artefacts',
        status: 'warning',
        message:
          '2 shadows of dust on the sensor are left out. 1 area looks like a date, a logo or a bar put on every picture (480, 1580, 560x90). It is left out.',
        value: 3,
      },
    ],
  });
}

/** One photograph only, which says nothing. */
export function insufficient(): Result {
  const rest = { ...scanned(0), sections: {} };
  const reason =
    'Expected at least 2 photographs of one camera at one size, got 1: a single scene cannot tell a defect from what was photographed.';
  return checked({ ...rest, status: 'insufficient', reason, files: [...usedFiles(1), ...unusedFiles()], checks: [] });
}

/** Photographs of one scene, by which nothing is judged. */
export function refused(): Result {
  const reason = 'The photographs show one scene, in which everything looks like a defect.';
  const checks = [
    ...overLimits().checks,
    { name: 'independentScenes', status: 'failed' as const, message: reason, value: 0.98 },
  ];
  return checked({ ...scanned(0), status: 'refused', reason, checks });
}

/** Nothing could be decoded, so that there is neither camera nor frame. */
export function nothingDecoded(): Result {
  const reason = 'None of the 2 files could be used.';
  return checked({
    ...insufficient(),
    reason,
    camera: null,
    frame: null,
    capture: null,
    files: unusedFiles().slice(2),
  });
}

/** Ranked by variance, as a well-known article does it, from JPEG files. */
export function rankedByVariance(): Result {
  const random = createRandom(5);
  const base = scanned(0);
  const ranking = Array.from({ length: 30 }, (_, i) => ({
    x: 400 + 7 * i,
    y: 300 + 11 * i,
    channel: i % 3,
    value: 12 * i + 4,
  }));
  const defects = ranking.slice(0, 5).map(({ x, y, channel }, i): Defect => {
    const extent = { x: x - 2, y: y - 3, width: 6, height: 7 };
    const one = { ...defect(random, i, 5), x, y, kind: 'stuck' as const, colour: 'RGB'[channel], extent };
    return { ...one, crops: [0, 12].map((n) => cropOf(one, base.files[n].path, RGB_FRAME, random)) };
  });
  return checked({ ...base, frame: RGB_FRAME, defects, sections: { variance: { ranking } } });
}

/** With markup, direction marks and control characters in every text that comes out of files. */
export function hostile(): Result {
  const base = scanned(3);
  const text = (name: string) => `${HOSTILE}${name}`;
  const path = text('path');
  return checked({
    ...base,
    generator: { name: text('generator'), version: text('version') },
    plugins: [{ name: text('plugin'), version: text('plugin version') }],
    options: { [text('option')]: text('value'), nested: { [text('key')]: [text('member')] } },
    camera: { make: text('make'), model: text('model'), serial: text('serial'), sensor: text('sensor') },
    frame: { ...FRAME, mosaic: ['<img', '__pr'] },
    files: [
      {
        path,
        status: 'used',
        camera: { make: text('make'), model: text('model'), serial: '', sensor: text('sensor2') },
        taken: text('taken'),
      },
      { path: `${path}2`, status: 'failed', reason: text('reason'), code: text('code') },
    ],
    defects: base.defects.map((one) => ({
      ...one,
      colour: text('colour'),
      crops: one.crops?.map((crop) => ({ ...crop, path })),
    })),
    checks: [{ name: text('check'), status: 'warning', message: text('message') }],
    limits: [{ name: text('limit'), limit: 1, actual: 2, exceeded: true }],
    sections: { ...base.sections, [text('section')]: { told: text('told') } },
  });
}

/** Ends a script, loads a picture that runs script, is an entity, reverses the text and rings the bell. */
export const HOSTILE = `</script><img src=x onerror="globalThis.pwned=1">&lt;<!--\u202e\u0007\u2028`;
