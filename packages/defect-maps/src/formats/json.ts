/** A plain list as JSON, in stored coordinates from 0: `{ format, version, width, height, defects: [{ x, y, ... }] }`. */
import { toStored } from '../area.ts';
import { MOST_DEFECTS, type DefectMap, type MappedDefect } from '../defect-map.ts';
import { badList, outside } from '../errors.ts';
import { toUtf8 } from '../text.ts';
import { quote } from '../text-lines.ts';
import { wordsOf } from './csv.ts';
import type { MapFormat } from './map-format.ts';

const FORMAT = 'hotpix-defect-map';
const VERSION = 1;

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

function parse(bytes: Uint8Array): Fields & { defects: unknown[] } {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(toUtf8(bytes)));
  } catch (error) {
    throw badList('the file', 'JSON', `text that is none (${(error as Error).message})`);
  }
  if (!isFields(value) || value.format !== FORMAT || value.version !== VERSION) {
    const came =
      isFields(value) && !Array.isArray(value)
        ? `an object with ${Object.keys(value).slice(0, 5).join(', ')}`
        : 'other JSON';
    throw badList('the file', `"format": "${FORMAT}" and "version": ${VERSION}`, came);
  }
  const { defects } = value;
  if (!Array.isArray(defects) || defects.length > MOST_DEFECTS) {
    throw badList(
      'defects',
      `an array of at most ${MOST_DEFECTS}`,
      Array.isArray(defects) ? `${defects.length}` : 'none',
    );
  }
  return { ...value, defects };
}

function toDefect(value: unknown, where: string): MappedDefect {
  if (!isFields(value)) throw badList(where, 'an object with x and y', quote(String(value)));
  const { x, y, width = 1, height = 1, kind, channel, since } = value;
  const numbers = { x, y, width, height, ...(since !== undefined && { since }) };
  for (const [key, number] of Object.entries(numbers)) {
    if (!Number.isSafeInteger(number)) throw badList(where, `a whole number for ${key}`, quote(String(number)));
  }
  for (const word of [kind, channel]) {
    if (word !== undefined && typeof word !== 'string') throw badList(where, 'text', quote(String(word)));
  }
  return { ...(numbers as MappedDefect), ...wordsOf({ kind, channel } as { kind?: string; channel?: string }, where) };
}

export const json: MapFormat = {
  area: 'stored',
  read(bytes, { width, height }) {
    const list = parse(bytes);
    if (list.width !== width || list.height !== height) {
      throw outside('the file', `a frame of ${width} x ${height} pixels`, `${list.width} x ${list.height}`);
    }
    const frame = { x: 0, y: 0, width, height };
    const defects = list.defects.map((value, index) => {
      const where = `defects[${index}]`;
      return toStored(toDefect(value, where), frame, where);
    });
    return { defects, ...badValueOf(list) };
  },
  write({ width, height, defects, badValue }: DefectMap) {
    const list = defects.map(({ x, y, width: across, height: down, kind, channel, since }) => ({
      ...{ x, y, width: across, height: down, kind, channel, since },
    }));
    const text = JSON.stringify({ format: FORMAT, version: VERSION, width, height, badValue, defects: list }, null, 1);
    return new TextEncoder().encode(`${text}\n`);
  },
  fileName: () => 'defects.json',
};

function badValueOf({ badValue }: Fields): { badValue?: number } {
  if (badValue === undefined) return {};
  if (!Number.isInteger(badValue)) throw badList('badValue', 'a whole number', quote(String(badValue)));
  return { badValue: badValue as number };
}
