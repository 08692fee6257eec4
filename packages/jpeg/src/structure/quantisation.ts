/** Quantisation tables as DQT segments carry them (ITU-T T.81, B.2.4.1). */
import { badJpeg } from '../errors.ts';
import { uint16 } from './markers.ts';
import { ZIGZAG } from './zigzag.ts';

/** Steps of 8 or 16 bits, 64 a table, row by row, with the slots that they go to. @throws {JpegError} `badJpeg` */
export function readQuantisation(payload: Uint8Array): [slot: number, steps: Uint16Array][] {
  const { tables, isWhole } = wholeTables(payload);
  if (!isWhole) throw badJpeg('whole quantisation tables', 'a part of one');
  if (tables.some(([, steps]) => steps.includes(0))) throw badJpeg('quantisation steps of at least 1', 'one of 0');
  return tables;
}

/** The same of damaged segments, up to where tables are whole; steps of 0 may be among them. */
export function wholeTables(payload: Uint8Array): { tables: [slot: number, steps: Uint16Array][]; isWhole: boolean } {
  const tables: [number, Uint16Array][] = [];
  for (let at = 0; at < payload.length;) {
    const isWide = payload[at] >> 4 !== 0;
    const end = at + 1 + (isWide ? 128 : 64);
    if (end > payload.length) return { tables, isWhole: false };
    const steps = new Uint16Array(64);
    for (let k = 0; k < 64; k++) steps[ZIGZAG[k]] = isWide ? uint16(payload, at + 1 + 2 * k) : payload[at + 1 + k];
    tables.push([payload[at] & 15, steps]);
    at = end;
  }
  return { tables, isWhole: true };
}
