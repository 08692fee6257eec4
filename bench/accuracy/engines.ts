/** Simulated cameras that do to their JPEGs what real ones do. */
import type { JpegOptions } from '@hotpix/simulator';
import { jpeg, type MediumOfShots } from './media.ts';
import { SMALL, subject, type Subject } from './subjects.ts';

/** Luma that hardly holds blue: of a balanced sample that neither demosaicing nor a colour matrix carries into other channels. */
const PLAIN: JpegOptions = { demosaic: 'bilinear', colourMatrix: false };
const SMOOTHED: JpegOptions = { chromaSmoothing: 1 };
const SHARPENED: JpegOptions = { sharpening: 1, overshoot: 50 };
const CORRECTED: JpegOptions = { distortion: 0.03 };
const SMALLER: JpegOptions = { scale: 0.75 };

/** One for each of the things that cameras do, and one for all; each with and without defects. */
export function engineSubjects(): Subject[] {
  const all = { ...PLAIN, ...SMOOTHED, ...SHARPENED, ...CORRECTED, ...SMALLER };
  return [
    engine(501, 'plain colours', 'Bilinear demosaicing without a colour matrix: luma hardly holds blue.', [
      jpeg(95, '4:4:4', PLAIN),
      ...usual(PLAIN),
    ]),
    engine(502, 'smoothed colour', 'Cb and Cr after a median of 3x3 and a blur of 1 pixel.', usual(SMOOTHED)),
    engine(503, 'sharpened', 'Sharpened without regard to overshoot.', usual(SHARPENED)),
    engine(
      504,
      'corrected',
      'The distortion of a lens, 3 % at the corners, is corrected by bicubic interpolation.',
      usual(CORRECTED),
    ),
    engine(505, 'smaller', 'Saved with three quarters of the width and height.', usual(SMALLER)),
    engine(506, 'other files', 'Chroma of half the width alone, and files of high quality.', [
      jpeg(92, '4:2:2'),
      jpeg(97, '4:2:0'),
    ]),
    engine(507, 'everything', 'Plain colours, smoothed, corrected, saved smaller and sharpened.', [
      jpeg(95, '4:4:4', all),
      ...usual(all),
    ]),
  ];
}

const usual = (options: JpegOptions): MediumOfShots[] => [jpeg(92, '4:2:0', options), jpeg(80, '4:2:0', options)];

function engine(seed: number, name: string, about: string, media: readonly MediumOfShots[]): Subject {
  return subject(seed, SMALL, { name, about, media, rankings: ['evidence'], twin: 'scanned' });
}
