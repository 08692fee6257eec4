/** What makers of sensors accept, ready to be held against a camera, each with its source. */

type Mode = 'scene' | 'dark' | 'flat';

interface SetRow {
  /** As a config names it. */
  readonly name: string;
  readonly limit: number;
  /** What has to be photographed to judge it. @default anything */
  readonly in?: readonly Mode[];
}

export interface LimitSet {
  /** The maker, the sensor or camera, and its grade. */
  readonly title: string;
  /** Who says so, and where. */
  readonly source: string;
  /** How the maker measures: other conditions show more or fewer defects. */
  readonly conditions: string;
  readonly rows: readonly SetRow[];
}

/** Dim and dead pixels show in light, bright ones in the dark; scenes show both. */
const DARK = { in: ['dark', 'scene'] } as const;
const LIT = { in: ['flat', 'scene'] } as const;
const FLAT = { in: ['flat'] } as const;

const ATMEL = 'Atmel, CAMELIA 8M Digital Camera, 1986B-IMAGE-03/03, image grade specification, table 11';
const ATMEL_CONDITIONS =
  'dark frames of 100 ms at 20 °C, by more than 150 of 4095; flat fields at half of saturation, by more than +20 % or -30 %';

/**
 * 150 and 15 of the 4095 steps of 12 bits are 3.66 % and 0.366 % of the range. Clusters of up to 2 x 2 and of up to 5 x 5 pixels are told
 * apart by the number of their defects. The least distances between defects are left out.
 */
const atmel = (grade: string, blemishes: number, small: number, large: number, columns: number): LimitSet => ({
  title: `Atmel CAMELIA 8M, grade ${grade}`,
  source: ATMEL,
  conditions: ATMEL_CONDITIONS,
  rows: [
    { name: 'defects:by-3.66%range', limit: blemishes, ...DARK },
    { name: 'defects:above-20%', limit: blemishes, ...FLAT },
    { name: 'defects:below-30%', limit: blemishes, ...LIT },
    { name: 'clusters:by-3.66%range', limit: small + large, ...DARK },
    { name: 'clusters:by-3.66%range:above-4px', limit: large, ...DARK },
    { name: 'clusters:by-3.66%range:above-25px', limit: 0, ...DARK },
    { name: 'clusters:below-30%', limit: small + large, ...LIT },
    { name: 'clusters:below-30%:above-4px', limit: large, ...LIT },
    { name: 'clusters:below-30%:above-25px', limit: 0, ...LIT },
    { name: 'column:by-0.366%range:above-7px', limit: columns, in: ['dark'] },
    { name: 'column:by-10%:above-7px', limit: columns, ...FLAT },
  ],
});

const KODAK_KAI =
  'Kodak, KAI-16000, in Allied Vision, PIKE Technical Manual V5.1.2, table 50: defect pixel definitions of the Pike F-1600';

/** The thresholds of dark frames are in millivolts at the output of the sensor, which no file tells: flat fields alone are judged. */
const kodakKai = (grade: string, points: number, columns: number): LimitSet => ({
  title: `Kodak KAI-16000, ${grade}`,
  source: KODAK_KAI,
  conditions: 'flat fields, by more than 15 %',
  rows: [
    { name: 'defects:by-15%', limit: points, ...FLAT },
    { name: 'clusters:by-15%', limit: 30, ...FLAT },
    { name: 'clusters:by-15%:above-20px', limit: 0, ...FLAT },
    { name: 'column:above-10px', limit: columns, ...FLAT },
  ],
});

export const LIMIT_SETS = {
  'atmel-camelia-8m-h': atmel('H', 300, 10, 0, 0),
  'atmel-camelia-8m-e': atmel('E', 500, 30, 6, 5),
  'kodak-kai-16000-class-1': kodakKai('class 1', 150, 0),
  'kodak-kai-16000-class-2-mono': kodakKai('class 2, monochrome', 300, 4),
  'kodak-kai-16000-class-2-colour': kodakKai('class 2, colour', 300, 15),
  /** Each sensor has its own numbers of points and columns; a cluster of more than five is in no class of any. */
  'kodak-kaf': {
    title: 'Kodak KAF, clusters of any class',
    source: 'Kodak, definitions of CCD point, cluster and column defects, on astronomics.com',
    conditions:
      'dark current above 3000 electrons a second at 25 °C; flat fields at 70 % of saturation, darker by more than 6 %',
    rows: [
      { name: 'clusters:above-3000e/s:above-5px', limit: 0, ...DARK },
      { name: 'clusters:below-6%:above-5px', limit: 0, ...LIT },
    ],
  },
  'sony-imx219': {
    title: 'Sony IMX219',
    source: 'Sony, IMX219PQH5-C data sheet, section 14, spot pixel specification',
    conditions: 'a junction of 60 °C at 15 frames a second; green at 333 of 1023 in the light',
    rows: [{ name: 'colourPairs', limit: 0 }],
  },
} as const satisfies Readonly<Record<string, LimitSet>>;

export type LimitSetName = keyof typeof LIMIT_SETS;
