/** The coefficients that a scan carries. */
import { badJpeg } from '../errors.ts';
import type { Frame } from '../structure/frame.ts';
import type { HuffmanTable } from '../structure/huffman-table.ts';
import type { Scan } from '../structure/scan.ts';
import { BitReader } from './bit-reader.ts';
import { codeInterval, type BlockCoder } from './block-coder.ts';
import { AcDecoder } from './decode-ac.ts';
import { DcDecoder, DcRefiner } from './decode-dc.ts';
import { SequentialDecoder } from './decode-sequential.ts';
import { DecodeTable } from './decode-table.ts';
import { AcRefiner } from './refine-ac.ts';

/**
 * Returns where each MCU ends, in bits from where the data of its restart interval begin without what is stuffed; of a sequential
 * picture alone, for in others the bits of a block mean nothing by themselves.
 * @param planes the coefficients of all components of the frame, 64 per block, row by row, which the scan adds to
 * @throws {JpegError} `badJpeg` for coded data that is damaged or does not end with the last block
 */
export function decodeScan(
  source: Uint8Array,
  frame: Frame,
  scan: Scan,
  planes: readonly Int16Array[],
): Uint32Array | undefined {
  const reader = new BitReader();
  const decoder = createDecoder(reader, frame, scan, planes);
  const ends = frame.isProgressive ? undefined : new Uint32Array(scan.mcus);
  const after = ends && ((mcu: number) => void (ends[mcu] = reader.at));
  for (let interval = 0; interval < scan.intervals.length; interval++) {
    reader.load(source, scan, interval);
    codeInterval(frame, scan, interval, decoder, after);
  }
  return ends;
}

function createDecoder(reader: BitReader, frame: Frame, scan: Scan, planes: readonly Int16Array[]): BlockCoder {
  const own = scan.components.map(({ index }) => planes[index]);
  const dc = scan.components.flatMap(({ dc }) => (dc ? [decodeTable(dc)] : []));
  const ac = scan.components.flatMap(({ ac }) => (ac ? [decodeTable(ac)] : []));
  if (!frame.isProgressive) return new SequentialDecoder(reader, own, dc, ac);
  if (scan.first === 0) {
    return scan.previous === 0 ? new DcDecoder(reader, own, dc, scan.low) : new DcRefiner(reader, own, scan.low);
  }
  const Decoder = scan.previous === 0 ? AcDecoder : AcRefiner;
  return new Decoder(reader, own[0], ac[0], scan);
}

function decodeTable(table: HuffmanTable): DecodeTable {
  if (table.symbols.length === 0) throw badJpeg('codes in its Huffman tables', 'none');
  return new DecodeTable(table);
}
