/** Photographs become repaired copies, by the map of their camera. */
import { isHotpixError, messageOf, HotpixError, type Frame, type Hotpix, type Result, type Source } from '@hotpix/core';
import { markRepaired, type CopyNames } from '@hotpix/fixer/pure';
import { describeCamera, findOfSameCamera } from '@hotpix/result';
import type { Given, RepairJob, Repaired, ToldFile } from '../../shared/protocol.ts';
import type { Control } from '../control.ts';
import { sourceOf } from '../source.ts';
import { archiveOutput } from './archive.ts';
import { copyNamesOf } from './copy-names.ts';
import { folderOutput } from './folder.ts';
import { NoRoom, type Output } from './output.ts';

interface Copy {
  readonly bytes: Uint8Array;
  readonly extension: string;
  readonly samples: number;
  readonly notes: readonly string[];
}

/** Of a scan those that were counted are repaired, by a map that was kept all. One that fails ends nothing. */
export async function repairAll(hotpix: Hotpix, result: Result, job: RepairJob, control: Control): Promise<Repaired> {
  const isUsed = new Set(result.files.filter(({ status }) => status === 'used').map(({ path }) => path));
  const files = job.map === undefined ? job.files.filter(({ path }) => isUsed.has(path)) : job.files;
  const names = copyNamesOf(job.files.map(({ path }) => path).sort());
  const output = job.folder ? folderOutput(job.folder) : await archiveOutput();
  const so: Work['so'] = { done: 0, samples: 0, hasJpegs: false, notDone: [], notes: [] };
  try {
    await repairInto(output, hotpix, { result, files, names, so }, control);
    return { ...so, archives: so.done > 0 ? await output.end() : [] };
  } catch (error) {
    await output.abandon();
    if (!(error instanceof NoRoom)) throw error;
    // What is in a folder is whole; half a ZIP file is of no use.
    return { ...so, ...(!job.folder && { done: 0 }), archives: [], stopped: error.message };
  }
}

interface Work {
  readonly result: Result;
  readonly files: readonly Given[];
  readonly names: CopyNames;
  /** How far it is. */
  readonly so: {
    done: number;
    samples: number;
    hasJpegs: boolean;
    readonly notDone: ToldFile[];
    readonly notes: string[];
  };
}

/** @throws {NoRoom} */
async function repairInto(
  output: Output,
  hotpix: Hotpix,
  { result, files, names, so }: Work,
  control: Control,
): Promise<void> {
  for (const [i, given] of files.entries()) {
    await control.tell({ phase: 'repairing', done: i, total: files.length, path: given.path });
    try {
      const copy = await repairOne(hotpix, result, given, control.signal);
      await put(output, names.nameFor(given.path, copy.extension), copy, given);
      so.done++;
      so.samples += copy.samples;
      so.hasJpegs ||= copy.extension === '.jpg';
      so.notes.push(...copy.notes.filter((note) => !so.notes.includes(note)));
    } catch (error) {
      if (control.signal.aborted || error instanceof NoRoom) throw error;
      so.notDone.push({ path: given.path, hasFailed: !isAside(error, given), reason: messageOf(error) });
    }
  }
}

/** A photograph is repaired; whatever else lies in a folder is let by. */
function isAside(error: unknown, { isNamed }: Given): boolean {
  return isHotpixError(error) && (error.code === 'repaired' || (!isNamed && error.code === 'notAPhotograph'));
}

async function put(output: Output, name: string, { bytes }: Copy, { file }: Given): Promise<void> {
  await output.put(name, bytes, file.lastModified);
}

async function repairOne(hotpix: Hotpix, result: Result, given: Given, signal: AbortSignal): Promise<Copy> {
  const source = readOnce(sourceOf(given, hotpix));
  const decoded = await hotpix.decode(source, { signal });
  assertOfCamera(result, decoded.frame);
  const patches = await hotpix.propose(decoded.frame, result.defects);
  const { bytes, extension, notes } = await hotpix.write(source, decoded, patches, { signal });
  const original = await source.read();
  const isSame = bytes.length === original.length && bytes.every((byte, i) => byte === original[i]);
  const marked = isSame ? bytes : markRepaired(bytes, { original: await digestOf(original) });
  return { bytes: marked, extension, samples: patches.length, notes };
}

/** @throws {HotpixError} `refused` for a photograph whose pixels are others than those of the map */
function assertOfCamera(result: Result, frame: Frame): void {
  if (findOfSameCamera([result], frame)) return;
  const expected = describeCamera(result.camera, result.frame);
  const message = `Expected a photograph of the camera, size and kind that the map is of (${expected}), got one of ${describeCamera(frame.camera, frame)}.`;
  throw new HotpixError('refused', message);
}

function readOnce(source: Source): Source {
  let bytes: Promise<Uint8Array> | undefined;
  return { ...source, read: () => (bytes ??= source.read()) };
}

async function digestOf(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
