/** Results of earlier scans, each as a whole and as the map that it is, without the crops of photographs, which is read sooner. */
import { HotpixError, type Result } from '@hotpix/core';
import { describeCamera, parseResult } from '@hotpix/result';
import type { Kept } from '../../shared/protocol.ts';
import { keyOfResult, type KeptOfCamera } from '../look.ts';
import { readStored, removeStored, storedNames, writeStored } from './files.ts';

const NAME = /^map-[0-9a-f]{16}\.json$/;

const resultOf = (id: string): string => id.replace('map', 'result');

/** Keeps the Result of a camera in the place of an earlier one; where the browser keeps nothing, nothing is lost but that. */
export async function keepResult(result: Result): Promise<void> {
  const { photographs: _, ...map } = { ...result, defects: result.defects.map(({ crops: _, ...defect }) => defect) };
  const id = await nameOf(result);
  await writeStored(id, [encode(map)]);
  await writeStored(resultOf(id), [encode(result)]);
}

const encode = (content: object): Uint8Array => new TextEncoder().encode(JSON.stringify(content));

export async function keptMaps(): Promise<KeptOfCamera[]> {
  const maps: KeptOfCamera[] = [];
  const names = await storedNames();
  for (const id of names.filter((name) => NAME.test(name))) {
    const file = await readStored(id);
    const map = file && (await read(file));
    if (map) maps.push(describe(id, map, { at: file.lastModified, isWhole: names.includes(resultOf(id)) }));
  }
  return maps.sort((a, b) => b.at - a.at);
}

/** @throws {HotpixError} `badResult` where there is none */
export function readMap(id: string): Promise<Result> {
  return readKept(id, id);
}

/** @throws {HotpixError} `badResult` where there is none */
export function readResult(id: string): Promise<Result> {
  return readKept(id, resultOf(id));
}

/** What was kept of a camera, all of it. */
export async function forgetMap(id: string): Promise<void> {
  if (!NAME.test(id)) return;
  await removeStored(id);
  await removeStored(resultOf(id));
}

async function readKept(id: string, name: string): Promise<Result> {
  const file = NAME.test(id) ? await readStored(name) : undefined;
  const result = file && (await read(file));
  if (!result) throw new HotpixError('badResult', 'Expected a Result that was kept, got none. Scan photographs again.');
  return result;
}

async function read(file: File): Promise<Result | undefined> {
  try {
    return parseResult(await file.text());
  } catch {
    return undefined;
  }
}

function describe(id: string, result: Result, stored: Pick<Kept, 'at' | 'isWhole'>): KeptOfCamera {
  const { camera, frame, defects, files } = result;
  const photographs = files.filter(({ status }) => status === 'used').length;
  const kind = frame?.mosaic ? 'raw files' : 'pictures';
  const name = `${describeCamera(camera, frame)}, ${kind}`;
  return { id, camera: name, defects: defects.length, photographs, ...stored, identity: keyOfResult(result) };
}

async function nameOf(result: Result): Promise<string> {
  const { frame } = result;
  const identity = `${keyOfResult(result)} ${frame?.width} ${frame?.height}`;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(identity)));
  const digits = [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `map-${digits}.json`;
}
