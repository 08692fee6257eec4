/** The file with the coded data of changed scans replaced. */
import { concatenate } from '@hotpix/tiff';
import type { Plane } from './coefficients/plane.ts';
import { movePictures } from './container/move-pictures.ts';
import { mcuOf } from './entropy/block-coder.ts';
import { encodeScan, type EncodedScan } from './entropy/encode-scan.ts';
import type { ScanSource } from './entropy/scan-source.ts';
import { writeHuffmanTable, type HuffmanTable } from './structure/huffman-table.ts';
import type { Structure } from './structure/read-structure.ts';
import type { Scan, ScanHeader } from './structure/scan.ts';
import { ZIGZAG } from './structure/zigzag.ts';

export interface EncodedJpeg {
  readonly bytes: Uint8Array;
  /** Whether a Huffman table of the file lacked a code that a changed block needs, so that one of our own follows it. */
  readonly hasNewTables: boolean;
}

interface Changed extends Pick<ScanSource, 'ends' | 'complete'> {
  readonly bytes: Uint8Array;
  readonly structure: Structure;
  readonly planes: readonly Plane[];
}

/** @throws {JpegError} `container`, as movePictures does */
export function rewrite({ bytes, structure, planes, ...rest }: Changed): EncodedJpeg {
  const changes = planes.map((plane) => plane.changes());
  if (changes.every((blocks) => blocks.length === 0)) return { bytes, hasNewTables: false };
  const coefficients = planes.map((plane) => plane.coefficients);
  const source: ScanSource = { bytes, frame: structure.frame, planes: coefficients, ...rest };
  const scans = structure.scans.map((scan) => {
    const touched = new Set<number>();
    for (const { index } of scan.components) {
      for (const [block, before] of changes[index]) {
        const now = source.planes[index].subarray(64 * block, 64 * block + 64);
        if (isSeen(scan, before, now)) touched.add(mcuOf(structure.frame, scan, index, block));
      }
    }
    return touched.size > 0 ? encodeScan(source, scan, touched) : undefined;
  });
  return join(bytes, structure, scans);
}

/** @param encoded what takes the place of each scan's data; undefined for scans that stay */
export function join(
  bytes: Uint8Array,
  { scans, end }: Structure,
  encoded: readonly (EncodedScan | undefined)[],
): EncodedJpeg {
  const slots = new Slots();
  const parts = scans.flatMap((scan, i) => [
    bytes.subarray(scans[i - 1]?.end ?? 0, scan.marker),
    ...slots.tablesFor(scan, encoded[i]?.replaced),
    bytes.subarray(scan.marker, scan.start),
    ...(encoded[i]?.data ?? [bytes.subarray(scan.start, scan.end)]),
  ]);
  const picture = concatenate([...parts, bytes.subarray(scans.at(-1)?.end, end)]);
  movePictures(picture, end, picture.length - end);
  return {
    bytes: end === bytes.length ? picture : concatenate([picture, bytes.subarray(end)]),
    hasNewTables: encoded.some((scan) => scan !== undefined && scan.replaced.size > 0),
  };
}

/** What a decoder of the new file has in the slots of Huffman tables, where that is not what the old file puts there. */
class Slots {
  private readonly own = new Map<number, { old: HuffmanTable; now: HuffmanTable }>();

  /** The DHT segments that must stand before a scan. */
  tablesFor(scan: Scan, replaced?: ReadonlyMap<HuffmanTable, HuffmanTable>): Uint8Array[] {
    const needed = new Set(scan.components.flatMap(({ dc, ac }) => [dc, ac]).filter((table) => table !== undefined));
    return [...needed].flatMap((old) => {
      const slot = 4 * old.kind + old.id;
      const own = this.own.get(slot);
      const present = own?.old === old ? own.now : old;
      const wanted = replaced?.get(old) ?? old;
      if (present === wanted) return [];
      this.own.set(slot, { old, now: wanted });
      return [writeHuffmanTable(wanted)];
    });
  }
}

/** Whether the scan would be coded otherwise: it sends bits down to `low` of its band. */
function isSeen({ first, last, low }: ScanHeader, before: Int16Array, now: Int16Array): boolean {
  for (let k = first; k <= last; k++) {
    const place = ZIGZAG[k];
    const [was, is] = [before[place], now[place]];
    const isSame = k === 0 ? was >> low === is >> low : Math.trunc(was / 2 ** low) === Math.trunc(is / 2 ** low);
    if (!isSame) return true;
  }
  return false;
}
