/** What Canon's CRW files say beside their samples. */
import { ciffField } from '@hotpix/dng';
import { ciffTag, readCiffRecords } from '@hotpix/tiff';
import type { OriginalFacts } from './facts.ts';

/** Free space, the samples, and two previews. */
const LEFT: ReadonlySet<number> = new Set([0x0000, 0x0001, 0x2005, 0x2007, 0x2008]);
const LARGEST_RECORD = 2 ** 20;
const MOST_RECORDS = 2 ** 10;

/** They have no Exif data, but records in the maker's own form, which go on as they are. */
export function factsOfCrw(bytes: Uint8Array): OriginalFacts | undefined {
  const all = readCiffRecords(bytes);
  if (all === undefined) return undefined;
  const records = all
    .filter((record) => !LEFT.has(ciffTag(record)) && record.bytes.length <= LARGEST_RECORD)
    .slice(0, MOST_RECORDS);
  const carried = { file: [ciffField({ isLittle: bytes[0] === 0x49, records })], exif: [], gps: [] };
  return { carried, lost: "the camera's own previews" };
}
