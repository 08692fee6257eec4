import type { FileRow, HotpixError } from '@hotpix/result';
import type { Frame, Source } from '../nouns.ts';
import type { Displacement } from './displaced.ts';

/** Codes of errors that a file gives which may be anything. */
const OF_NO_PHOTOGRAPH: ReadonlySet<string> = new Set(['notAPhotograph', 'emptyFile']);

/** What the Result says of a photograph that could be decoded. */
export function rowOf(path: string, sha256: string, decoder: string, frame: Frame): FileRow {
  const { camera, width, height, channels, mosaic, capture } = frame;
  const { exposure, iso, temperature, taken } = capture;
  const facts = Object.entries({ exposure, iso, temperature, taken }).filter(([, fact]) => fact !== undefined);
  return {
    path,
    status: 'used',
    sha256,
    decoder,
    camera,
    width,
    height,
    samples: mosaic ? 'mosaic' : channels === 3 ? 'rgb' : 'monochrome',
    ...Object.fromEntries(facts),
  };
}

/** The row of a file without a frame: failed, or set aside where nobody said that it is a photograph. */
export function rowOfNone(
  { path, incidental = false }: Source,
  sha256: string | undefined,
  { code, message, plugin }: HotpixError,
): FileRow {
  // The words of who wrote it say nothing of whose mistake that is.
  const reason = code === 'pluginFailed' && plugin !== undefined ? `${plugin}: ${message}` : message;
  const isOther = incidental && OF_NO_PHOTOGRAPH.has(code);
  return {
    path,
    ...(isOther
      ? { status: 'setAside', reason: 'not a photograph', code: 'notAPhotograph' }
      : code === 'repaired'
        ? { status: 'setAside', reason: 'a copy that hotpix repaired', code }
        : { status: 'failed', reason, code }),
    ...(sha256 === undefined ? {} : { sha256 }),
  };
}

/** The row of a photograph that is not counted. @param why another reason than that it is of a camera that is not kept */
export function asideRow(row: FileRow, why?: Displacement): FileRow {
  const reason = why
    ? { code: why.code, reason: `${why.what}, so that its pixels are not those of the sensor` }
    : { code: 'otherCamera' };
  return { ...row, status: 'setAside', ...reason };
}
