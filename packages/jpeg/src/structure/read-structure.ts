/** Where everything lies in a JPEG file, from its first to its last marker. */
import { badJpeg, unsupported } from '../errors.ts';
import { readFrame, type Frame } from './frame.ts';
import { readHuffmanTables, type HuffmanTable } from './huffman-table.ts';
import { findMarker, FRAMES, MARKER, MOST_SEGMENTS, readSegment, STANDALONE, uint16 } from './markers.ts';
import { readQuantisation } from './quantisation.ts';
import { countMcus, readScanHeader, type Scan } from './scan.ts';
import { splitIntervals } from './split-intervals.ts';
import { STANDARD_TABLES } from './standard-tables.ts';

export interface Structure {
  readonly frame: Frame;
  readonly scans: readonly Scan[];
  /** The quantisation steps of each component, row by row: those in its slot when its first scan began. */
  readonly quantisation: readonly Uint16Array[];
  /** Where what lies behind the picture begins. */
  readonly end: number;
}

/** Real files have a dozen; the time that a small hostile one takes grows with them. */
const MOST_SCANS = 128;

/**
 * Looks at no coded data but for the markers in it.
 * @throws {JpegError} as readFrame and readScanHeader do, and `badJpeg` for a file without end
 */
export function readStructure(bytes: Uint8Array, maxPixels?: number): Structure {
  if (uint16(bytes, 0) !== ((0xff << 8) | MARKER.SOI)) throw badJpeg('FF D8 at its start', 'other bytes');
  const reader = new StructureReader(bytes, maxPixels);
  let at = findMarker(bytes, 2);
  for (let count = 0; bytes[at + 1] !== MARKER.EOI; count++) {
    if (count > MOST_SEGMENTS) throw badJpeg(`at most ${MOST_SEGMENTS} segments`, 'more');
    at = findMarker(bytes, isStandalone(bytes[at + 1]) ? at + 2 : reader.read(at));
  }
  return reader.finish(at + 2);
}

/** SOI is too, but has its place at the start. */
const isStandalone = (marker: number): boolean => marker !== MARKER.SOI && STANDALONE.has(marker);

/** Of those that nothing here looks into: no decoder knows how to pass over the others. */
function isAssigned(marker: number): boolean {
  const isApplication = marker >= MARKER.APP0 && marker <= MARKER.APP15;
  return isApplication || marker === MARKER.COM || marker === MARKER.SOS;
}

class StructureReader {
  private readonly bytes: Uint8Array;
  private readonly maxPixels: number | undefined;
  private frame: Frame | undefined;
  private readonly scans: Scan[] = [];
  private readonly huffman: (HuffmanTable | undefined)[] = Array(8);
  private readonly steps: Uint16Array[] = [];
  private readonly quantisation: Uint16Array[] = [];
  private interval = 0;

  constructor(bytes: Uint8Array, maxPixels: number | undefined) {
    this.bytes = bytes;
    this.maxPixels = maxPixels;
  }

  /** Takes in the segment that begins there, and tells where it ends, for a scan behind its data. */
  read(at: number): number {
    const { marker, bytes } = readSegment(this.bytes, at);
    const payload = bytes.subarray(4);
    if (FRAMES.has(marker)) {
      if (this.frame) throw unsupported('one of several frames');
      this.frame = readFrame(marker, payload, this.maxPixels);
    } else if (marker === MARKER.DHT) {
      for (const table of readHuffmanTables(payload)) this.huffman[4 * table.kind + table.id] = table;
    } else if (marker === MARKER.DQT) {
      for (const [slot, steps] of readQuantisation(payload)) this.steps[slot] = steps;
    } else if (marker === MARKER.DRI) {
      if (payload.length !== 2) throw badJpeg('a restart interval of 2 bytes', `${payload.length}`);
      this.interval = uint16(payload, 0);
    } else if (marker === MARKER.DNL || marker === MARKER.DHP) {
      throw unsupported(marker === MARKER.DNL ? 'one that tells its height twice (DNL)' : 'a hierarchical one');
    } else if (marker === MARKER.DAC) {
      throw unsupported('one that prepares for arithmetic codes (DAC)');
    } else if (!isAssigned(marker)) {
      throw badJpeg('markers that T.81 assigns', `FF ${marker.toString(16).toUpperCase().padStart(2, '0')}`);
    }
    return marker === MARKER.SOS ? this.readScan(at, payload) : at + bytes.length;
  }

  finish(end: number): Structure {
    if (!this.frame || this.scans.length === 0) throw badJpeg('a picture in it', 'no scan before its end');
    return { frame: this.frame, scans: this.scans, quantisation: this.quantisation, end };
  }

  private readScan(marker: number, payload: Uint8Array): number {
    if (!this.frame) throw badJpeg('a whole frame header before its first scan', 'none');
    if (!this.frame.isProgressive) this.fillWithStandard();
    const header = readScanHeader(payload, this.frame, this.huffman);
    for (const { index } of header.components) this.latch(index, this.frame.components[index].table);
    const mcus = countMcus(header, this.frame);
    const interval = this.interval || mcus;
    const start = marker + 4 + payload.length;
    const split = splitIntervals(this.bytes, start, Math.ceil(mcus / interval));
    this.scans.push({ ...header, marker, start, ...split, mcus, interval });
    if (this.scans.length > MOST_SCANS) throw unsupported(`one of more than ${MOST_SCANS} scans`);
    return split.end;
  }

  /** As decoders do for files without tables. */
  private fillWithStandard(): void {
    for (const table of STANDARD_TABLES) this.huffman[4 * table.kind + table.id] ??= table;
  }

  private latch(index: number, slot: number): void {
    const steps = this.steps[slot];
    if (!steps) throw badJpeg('the quantisation tables that its frame names', `no table ${slot}`);
    this.quantisation[index] ??= steps;
  }
}
