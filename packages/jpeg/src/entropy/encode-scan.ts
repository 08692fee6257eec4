/** The coded data of a scan, written anew where its coefficients changed. */
import type { HuffmanTable } from '../structure/huffman-table.ts';
import { MARKER } from '../structure/markers.ts';
import type { Scan } from '../structure/scan.ts';
import { BitWriter } from './bit-writer.ts';
import { codeInterval, type BlockCoder } from './block-coder.ts';
import { AcRefinementEncoder } from './encode-ac-refinement.ts';
import { AcEncoder } from './encode-ac.ts';
import { DcEncoder, DcRefinementEncoder } from './encode-dc.ts';
import { SequentialEncoder } from './encode-sequential.ts';
import { EncodeTable } from './encode-table.ts';
import { optimalTable } from './optimal-table.ts';
import type { ScanSource } from './scan-source.ts';
import { Splicer } from './splicer.ts';

export interface EncodedScan {
  /** From the first coded byte up to the next marker, in pieces. */
  readonly data: readonly Uint8Array[];
  /** The tables to be put in the place of the scan's own, which lack a symbol. */
  readonly replaced: ReadonlyMap<HuffmanTable, HuffmanTable>;
}

/** @param touched the MCUs to write anew, or all; the others are copied as long as the scan's own tables suffice */
export function encodeScan(source: ScanSource, scan: Scan, touched?: ReadonlySet<number>): EncodedScan {
  const own = encodeIntervals(source, scan, new Map(), touched);
  if (!own.isLacking) return { data: own.data, replaced: new Map() };
  source.complete?.();
  const counted = touched ? encodeIntervals(source, scan, new Map()) : own;
  const replaced = new Map(
    [...counted.tables]
      .filter(([, encoding]) => encoding.isLacking())
      .map(([table, { counts }]) => [table, optimalTable(table.kind, table.id, counts)]),
  );
  return { data: encodeIntervals(source, scan, replaced).data, replaced };
}

interface Encoding {
  readonly data: readonly Uint8Array[];
  readonly tables: ReadonlyMap<HuffmanTable, EncodeTable>;
  readonly isLacking: boolean;
}

function encodeIntervals(
  source: ScanSource,
  scan: Scan,
  replaced: ReadonlyMap<HuffmanTable, HuffmanTable>,
  touched?: ReadonlySet<number>,
): Encoding {
  const writer = new BitWriter(scan.end - scan.start + 4096);
  const used = new Set(scan.components.flatMap(({ dc, ac }) => [dc, ac]).filter((table) => table !== undefined));
  const tables = new Map([...used].map((table) => [table, new EncodeTable(replaced.get(table) ?? table)]));
  const encoder = createEncoder(writer, source, scan, tables);
  const ends = source.ends?.get(scan);
  const splicer =
    touched && ends && encoder instanceof SequentialEncoder
      ? new Splicer({ source, scan, ends, touched, encoder, writer })
      : undefined;
  const intervals = touched && new Set([...touched].map((mcu) => Math.floor(mcu / scan.interval)));
  for (const [interval, start] of scan.intervals.entries()) {
    const next = scan.intervals[interval + 1];
    if (!intervals || intervals.has(interval)) {
      if (splicer) splicer.code(interval);
      else codeInterval(source.frame, scan, interval, encoder);
      if (next !== undefined) writer.append(Uint8Array.of(0xff, MARKER.RST0 + (interval & 7)));
    } else {
      writer.append(source.bytes.subarray(start, next ?? scan.end));
    }
  }
  return { data: writer.parts(), tables, isLacking: [...tables.values()].some((table) => table.isLacking()) };
}

function createEncoder(
  writer: BitWriter,
  { frame, planes }: ScanSource,
  scan: Scan,
  tables: ReadonlyMap<HuffmanTable, EncodeTable>,
): BlockCoder {
  const own = scan.components.map(({ index }) => planes[index]);
  const dc = scan.components.flatMap(({ dc }) => (dc ? [tables.get(dc)!] : []));
  const ac = scan.components.flatMap(({ ac }) => (ac ? [tables.get(ac)!] : []));
  if (!frame.isProgressive) return new SequentialEncoder(writer, own, dc, ac);
  if (scan.first === 0) {
    return scan.previous === 0
      ? new DcEncoder(writer, own, dc, scan.low)
      : new DcRefinementEncoder(writer, own, scan.low);
  }
  const Encoder = scan.previous === 0 ? AcEncoder : AcRefinementEncoder;
  return new Encoder(writer, own[0], ac[0], scan);
}
