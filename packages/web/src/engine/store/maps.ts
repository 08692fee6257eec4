/** Maps of earlier scans: the Results, without the crops of photographs. */
import { HotpixError, type Result } from '@hotpix/core';
import { describeCamera, parseResult } from '@hotpix/result';
import { keyOfResult, type KeptOfCamera } from '../look.ts';
import { readStored, removeStored, storedNames, writeStored } from './files.ts';

const NAME = /^map-[0-9a-f]{16}\.json$/;

/** Keeps the map of a camera in the place of an earlier one; where the browser keeps nothing, nothing is lost but that. */
export async function keepMap(result: Result): Promise<void> {
  const { photographs: _, ...kept } = { ...result, defects: result.defects.map(({ crops: _, ...defect }) => defect) };
  await writeStored(await nameOf(result), [new TextEncoder().encode(JSON.stringify(kept))]);
}

export async function keptMaps(): Promise<KeptOfCamera[]> {
  const maps: KeptOfCamera[] = [];
  for (const id of (await storedNames()).filter((name) => NAME.test(name))) {
    const file = await readStored(id);
    const result = file && (await read(file));
    if (result) maps.push(describe(id, result, file.lastModified));
  }
  return maps.sort((a, b) => b.at - a.at);
}

/** @throws {HotpixError} `badResult` where there is none */
export async function readMap(id: string): Promise<Result> {
  const file = NAME.test(id) ? await readStored(id) : undefined;
  const result = file && (await read(file));
  if (!result) throw new HotpixError('badResult', 'Expected a map that was kept, got none. Scan photographs again.');
  return result;
}

export async function forgetMap(id: string): Promise<void> {
  if (NAME.test(id)) await removeStored(id);
}

async function read(file: File): Promise<Result | undefined> {
  try {
    return parseResult(await file.text());
  } catch {
    return undefined;
  }
}

function describe(id: string, result: Result, at: number): KeptOfCamera {
  const { camera, frame, defects, files } = result;
  const photographs = files.filter(({ status }) => status === 'used').length;
  const kind = frame?.mosaic ? 'raw files' : 'pictures';
  const name = `${describeCamera(camera, frame)}, ${kind}`;
  return { id, camera: name, defects: defects.length, photographs, at, identity: keyOfResult(result) };
}

async function nameOf(result: Result): Promise<string> {
  const { frame } = result;
  const identity = `${keyOfResult(result)} ${frame?.width} ${frame?.height}`;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(identity)));
  const digits = [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `map-${digits}.json`;
}
