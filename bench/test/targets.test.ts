import { createCamera, type Defect } from '@hotpix/simulator';
import { describe, expect, it } from 'vitest';
import { defectivePixels, soughtIn } from '../accuracy/targets.ts';

const DEFECTS: Defect[] = [
  { kind: 'hot', x: 30, y: 20, rate: 1000 },
  { kind: 'column', x: 50, y: 20, length: 3, response: 0 },
  { kind: 'dead', x: 40, y: 40, cluster: 1 },
  { kind: 'stuck', x: 41, y: 40, level: 16_383, cluster: 1 },
];

/** Without non-uniformity, and 4 DN an electron: at ISO 100 the noise of middle grey is that of 0.18 of 4000 electrons. */
const camera = createCamera({
  ...{ width: 100, height: 80, active: { x: 10, y: 4, width: 80, height: 70 }, mosaic: 'none', defects: DEFECTS },
  ...{ black: 383, white: 16_383, fullWell: 4000, readNoise: 0, prnu: 0, darkCurrent: 0 },
});
const STORED = { origin: { x: 0, y: 0 }, isPicture: false };
const SETTINGS = [{ iso: 100, exposure: 1 / 30 }];

describe('what is sought', () => {
  it('in a raw file is every defect at its stored position, and members of clusters one by one', () => {
    const sought = soughtIn(camera, SETTINGS, STORED);
    expect(sought.map(({ group }) => group)).toEqual(['hot', 'line', 'cluster', 'cluster']);
    expect(sought[1].sites).toEqual([
      { x: 50, y: 20 },
      { x: 50, y: 21 },
      { x: 50, y: 22 },
    ]);
  });

  it('in a picture starts from the active area, and a cluster is one spot', () => {
    const sought = soughtIn(camera, SETTINGS, { origin: camera.sensor.active, isPicture: true });
    expect(sought.map(({ group, sites }) => [group, sites])).toEqual([
      ['hot', [{ x: 20, y: 16 }]],
      [
        'line',
        [
          { x: 40, y: 16 },
          { x: 40, y: 17 },
          { x: 40, y: 18 },
        ],
      ],
      [
        'cluster',
        [
          { x: 30, y: 36 },
          { x: 31, y: 36 },
        ],
      ],
    ]);
  });

  it('follows a picture that shows pixels elsewhere, some of them as one, and others not at all', () => {
    const shownAt = ({ x, y }: { x: number; y: number }) => (y < 20 ? { x: x >> 1, y: y >> 1 } : undefined);
    const sought = soughtIn(camera, SETTINGS, { origin: camera.sensor.active, isPicture: true, shownAt });
    expect(sought.map(({ group, sites }) => [group, sites])).toEqual([
      ['hot', [{ x: 10, y: 8 }]],
      [
        'line',
        [
          { x: 20, y: 8 },
          { x: 20, y: 9 },
        ],
      ],
    ]);
  });

  it('is faint when no frame shows it', () => {
    // 1000 electrons per second make 33 in 1/30 s and 250 in 1/4 s; √720 = 26.8 is the noise of middle grey.
    const [short, long] = [
      { iso: 100, exposure: 1 / 30 },
      { iso: 100, exposure: 1 / 4 },
    ];
    expect(soughtIn(camera, [short, short], STORED)[0].faint).toBe(true);
    expect(soughtIn(camera, [short, long], STORED)[0].faint).toBe(false);
    expect(soughtIn(camera, [short], STORED)[0].contrast).toBeCloseTo(33.3 / 26.8, 1);
  });

  it('counts the pixels of lines', () => {
    expect(defectivePixels(camera)).toBe(6);
  });
});
