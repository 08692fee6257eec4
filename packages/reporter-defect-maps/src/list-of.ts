import { HotpixError, sinceOf, toCsv, type Result } from '@hotpix/core';
import { DefectMapError, formatFacts, writeDefectMap, type FormatName } from '@hotpix/defect-maps';
import { isPicture } from '@hotpix/statistics';

/** @throws {HotpixError} `noList` */
export function listOf(result: Result, format: FormatName): string | Uint8Array {
  const { width, height, active, mosaic } = listedFrame(result, format);
  const { camera, defects, timeline } = result;
  // People and spreadsheets want the figures, too; as a map the same table is read back.
  if (format === 'csv') return toCsv(defects.map((one, i) => ({ ...one, rank: i + 1 })));
  const geometry = { width, height, active, ...(mosaic && { mosaic }), ...(camera && { camera }) };
  const mapped = defects.map((defect) => {
    const { extent, kind, colour } = defect;
    const since = sinceOf(defect, timeline);
    return { ...extent, kind, ...(colour && { channel: colour }), ...(since !== undefined && { since }) };
  });
  try {
    return writeDefectMap(format, { ...geometry, defects: mapped }).bytes;
  } catch (error) {
    if (!(error instanceof DefectMapError)) throw error;
    throw new HotpixError('noList', error.message, { cause: error, details: { format, code: error.code } });
  }
}

/** The frame of the files of which the list is. */
function listedFrame({ frame, status, reason = '' }: Result, format: FormatName): NonNullable<Result['frame']> {
  const noList = (message: string): HotpixError => new HotpixError('noList', message, { details: { format, status } });
  if (!frame) throw noList('Expected a Result of photographs to list bad pixels of, got one of none.');
  if (status !== 'complete') {
    throw noList(`Expected a Result with a verdict to list bad pixels of, got one without. ${reason}`.trim());
  }
  const { files } = formatFacts(format);
  if (files === 'raw' && isPicture(frame)) {
    throw noList(
      `Expected a Result of raw files for a list of ${format}, which repairs raw files, got one of pictures, whose positions are others. Scan the raw files of the camera.`,
    );
  }
  if (files === 'pictures' && !isPicture(frame)) {
    throw noList(
      `Expected a Result of JPEGs for a list of ${format}, which repairs JPEGs, got one of raw files, whose positions are others. Scan the JPEGs of the camera.`,
    );
  }
  return frame;
}
