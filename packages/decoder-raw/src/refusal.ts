/** Why a raw file gives no frame, in words for a photographer. */
import { HotpixError, refused } from '@hotpix/core';
import { allDirectories, LINEAR_RAW, STRIPS, TAG, TILES } from '@hotpix/tiff';
import { clean } from './clean.ts';
import { lacksPart } from './extent.ts';
import type { RawFacts } from './facts.ts';
import type { Fault } from './fault.ts';
import { attempt, isDng, numbersOf, textOf, type RawFile } from './raw-file.ts';

const VC5 = 9;
const FLOATING_POINT = 3;

const COPY_AGAIN = 'Copy it again from the card or a backup.';
const CUT_SHORT = `: it was cut short. ${COPY_AGAIN}`;

/** @param rest of the sentence, and what to do */
function refuse(expected: string, came: string, rest = '.', cause?: unknown): HotpixError {
  return refused(`Expected ${expected}, got ${came}${rest}`, { cause, details: { expected, came } });
}

/** A file that ends too early, told before LibRaw sees it; `undefined` where nothing speaks for that. */
export function refuseTruncated(file: RawFile): HotpixError | undefined {
  if (file.size === 0) return refuse('a raw photograph', 'an empty file');
  if (file.format === 'Canon CRW' && file.ciff === undefined) {
    return refuse('the directory that a Canon CRW file keeps at its end', 'other data', CUT_SHORT);
  }
  return lacksPart(file) ? refuseFault(file, 'truncated', []) : undefined;
}

export const refuseHuge = (bytes: number): HotpixError => refuse('a raw file of at most 1 GiB', `${bytes} bytes`);

/** LibRaw could not open or unpack the file. */
export function refuseFault(file: RawFile, fault: Fault, words: readonly string[]): HotpixError {
  const end = fault === 'truncated' || isCutShort(file, words);
  if (end) return refuse(`all samples of a raw photograph (${file.format})`, 'fewer', CUT_SHORT);
  if (fault === 'unsupported') return refuseUnsupported(file);
  if (fault === 'memory') {
    return refuse('a raw photograph that fits into 2 GiB of memory', `a larger or a damaged one (${file.format})`);
  }
  if (fault === 'damaged') {
    return refused(`${words.join(' ')} The file is damaged. ${COPY_AGAIN}`, { details: { words } });
  }
  if (fault === 'lacking') {
    return refuse(
      `all samples of a raw photograph (${file.format})`,
      'a file that lacks some',
      `: it is damaged. ${COPY_AGAIN}`,
    );
  }
  const said = words.length > 0 ? ` LibRaw says: ${quote(words)}.` : '';
  return refuse('a raw photograph whose data make sense', `a damaged one (${file.format})`, `.${said} ${COPY_AGAIN}`);
}

/** LibRaw opened the file, and it holds no mosaic. */
export function refuseWithoutMosaic(file: RawFile, facts: RawFacts): HotpixError {
  const expected = 'a raw photograph with one colour per pixel';
  const advice = ". Scan the camera's original raw files, or JPEG.";
  if (facts.isFoveon) {
    return refuse(
      expected,
      'one of a Foveon sensor, which measures all colours in each pixel',
      '; hotpix cannot read that yet.',
    );
  }
  if (numbersOf(file, TAG.SampleFormat).includes(FLOATING_POINT)) {
    return refuse(expected, 'a DNG of floating-point samples, such as a merged HDR picture', advice);
  }
  if (hasPhotometric(file, LINEAR_RAW)) {
    const came = 'a linear DNG, whose colours a program has already interpolated, which smears defects';
    return refuse(expected, came, advice);
  }
  return refuse(expected, `interpolated colours, as in Canon's sRAW and mRAW (${file.format})`, advice);
}

/** The mosaic is there, but not its pattern of colours. */
export function refuseUnknownPattern(file: RawFile): HotpixError {
  const sensor = file.raf?.isDiagonal
    ? 'a Super CCD, whose rows run diagonally'
    : 'a pattern that this version does not know';
  return refuse('a sensor with a 2x2 or X-Trans colour filter array', `${sensor} (${file.format})`);
}

/** An X-Trans mosaic without a word on where it begins, in a picture that does not show it. */
export function refuseUnclearXTrans(file: RawFile): HotpixError {
  return refuse(
    'an X-Trans raw photograph that says, or bright enough that it shows, which filters are green',
    `neither (${file.format})`,
    '. Convert it to DNG (Adobe DNG Converter does) and scan that, or scan brighter ones.',
  );
}

/** A worker thread ended, for example because memory ran out. */
export function refuseCrash(file: RawFile, cause: unknown): HotpixError {
  const reason = clean(cause instanceof Error ? cause.message : String(cause));
  return refuse(
    `a raw photograph (${file.format}) to be unpacked`,
    `the end of the thread at work: ${reason}`,
    '. Decode fewer files at once.',
    cause,
  );
}

function refuseUnsupported(file: RawFile): HotpixError {
  if (isDng(file) && numbersOf(file, TAG.Compression).includes(VC5)) {
    return refuse(
      'a raw photograph that LibRaw can unpack',
      'a GoPro GPR, whose VC-5 compression it lacks',
      '. Convert it to DNG (Adobe DNG Converter does) and scan that.',
    );
  }
  if (file.format === 'Casio CAM') {
    return refuse(
      'a raw photograph',
      'a Casio QV .cam file',
      ": a picture in the camera's own compression, for which LibRaw has no decoder.",
    );
  }
  const camera = clean(`${textOf(file, TAG.Make)} ${textOf(file, TAG.Model)}`);
  return refuse(
    'a raw photograph that LibRaw knows',
    `one that it does not (${file.format}${camera && `, ${camera}`})`,
    '. If it is one, convert it to DNG.',
  );
}

/** The end is missing where LibRaw says so, or where a strip or tile of a TIFF lies beyond it. */
function isCutShort({ directories, size }: RawFile, words: readonly string[]): boolean {
  if (words.some((line) => /end of (jpeg )?file/i.test(line))) return true;
  return allDirectories(directories).some(({ tags }) =>
    [STRIPS, TILES].some((pieces) => {
      const starts = attempt(() => tags.get(pieces.offsets)?.numbers()) ?? [];
      const lengths = attempt(() => tags.get(pieces.lengths)?.numbers()) ?? [];
      return starts.some((start, index) => start + (lengths[index] ?? 0) > size);
    }),
  );
}

function hasPhotometric({ directories }: RawFile, photometric: number): boolean {
  return allDirectories(directories).some(
    ({ tags }) => attempt(() => tags.get(TAG.PhotometricInterpretation)?.numbers())?.[0] === photometric,
  );
}

/** LibRaw's words as one line; it calls every file 'unknown file'. */
function quote(words: readonly string[]): string {
  const line = words.map((word) => word.replace(/^unknown file: /, '')).join('; ');
  return `'${clean(line)}'`;
}
