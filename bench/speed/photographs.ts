/** The photographs that are scanned: taken once by a simulated camera, kept in a folder for temporary files. */
import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCamera, mixedSettings, procedural, toDng, toJpeg } from '@hotpix/simulator';

/** Changes when the photographs do. */
const EDITION = 1;
const SEED = 1;
/** Gives 24-megapixel files of the 8 to 10 MB that cameras write. */
const QUALITY = 95;

/** JPEG, uncompressed DNG, and DNG compressed as lossless JPEG. */
export type Kind = 'jpeg' | 'dng' | 'packed';
export interface Album {
  readonly megapixels: number;
  readonly photographs: number;
}

const EXTENSIONS = { jpeg: 'jpg', dng: 'dng', packed: 'dng' } as const;
const KINDS = Object.keys(EXTENSIONS) as Kind[];

export const folderOf = ({ megapixels }: Pick<Album, 'megapixels'>, kind: Kind): string =>
  join(tmpdir(), `hotpix-bench-${EDITION}`, String(megapixels), kind);

export function filesOf(album: Album, kind: Kind): string[] {
  return Array.from({ length: album.photographs }, (_, index) => fileOf(album, kind, index));
}

function fileOf(album: Pick<Album, 'megapixels'>, kind: Kind, index: number): string {
  return join(folderOf(album, kind), `${String(index).padStart(4, '0')}.${EXTENSIONS[kind]}`);
}

/** Files of as many photographs as wanted: those of the album, then again with other bytes behind their end. */
export function repeated(album: Album, kind: Kind, number: number): string[] {
  const files = filesOf(album, kind);
  const folder = `${folderOf(album, kind)}-again`;
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: number }, (_, index) => {
    if (index < files.length) return files[index];
    const path = join(folder, `${String(index).padStart(4, '0')}.${EXTENSIONS[kind]}`);
    if (!existsSync(path))
      keep(path, Buffer.concat([readFileSync(files[index % files.length]), Buffer.from(`${index}`)]));
    return path;
  });
}

/** Takes what is missing of an album, on all processors. */
export async function takeAll(album: Album): Promise<void> {
  const isMissing = KINDS.some((kind) => filesOf(album, kind).some((file) => !existsSync(file)));
  if (!isMissing) return;
  console.log(`Taking ${album.photographs} photographs of ${album.megapixels} megapixels; they are kept.`);
  const lanes = availableParallelism();
  await Promise.all(Array.from({ length: lanes }, (_, lane) => takeEvery(album, lane, lanes)));
}

function takeEvery(album: Album, lane: number, lanes: number): Promise<void> {
  const program = fileURLToPath(new URL('take-photographs.ts', import.meta.url));
  const child = fork(program, [JSON.stringify({ album, lane, lanes })], { execArgv: ['--import', 'jiti/register'] });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`Taking photographs ended with ${code}.`))));
  });
}

/** Takes those of the numbers lane, lane + lanes and so on that are missing. */
export async function take(album: Album, lane: number, lanes: number): Promise<void> {
  const height = 2 * Math.round(Math.sqrt((album.megapixels * 1e6) / 1.5) / 2);
  const camera = createCamera({ seed: SEED, width: 1.5 * height, height });
  for (const kind of KINDS) mkdirSync(folderOf(album, kind), { recursive: true });
  for (let index = lane; index < album.photographs; index += lanes) {
    if (KINDS.every((kind) => existsSync(fileOf(album, kind, index)))) continue;
    const shot = camera.photograph(procedural(SEED, index), { ...mixedSettings(SEED, index), index });
    const files = {
      jpeg: await toJpeg(shot, { quality: QUALITY }),
      dng: toDng(shot),
      packed: toDng(shot, { compression: 'lossless-jpeg' }),
    };
    for (const kind of KINDS) keep(fileOf(album, kind, index), files[kind]);
  }
}

function keep(path: string, bytes: Uint8Array): void {
  writeFileSync(`${path}.part`, bytes);
  renameSync(`${path}.part`, path);
}
