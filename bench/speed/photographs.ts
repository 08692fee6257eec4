/** The photographs that are scanned: taken once by a simulated camera, kept in a folder for temporary files. */
import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCamera, mixedSettings, procedural, toDng, toJpeg, type Shot } from '@hotpix/simulator';

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

const folderOf = ({ megapixels }: Pick<Album, 'megapixels'>, kind: Kind): string =>
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

/** A share of an album to take: the numbers lane, lane + lanes and so on. */
export interface Share {
  readonly album: Album;
  readonly kinds: readonly Kind[];
  readonly lane: number;
  readonly lanes: number;
}

/** Takes what is missing of an album, on all processors. */
export async function takeAll(album: Album, kinds: readonly Kind[]): Promise<void> {
  const isMissing = kinds.some((kind) => filesOf(album, kind).some((file) => !existsSync(file)));
  if (!isMissing) return;
  console.log(`Taking ${album.photographs} photographs of ${album.megapixels} megapixels; they are kept.`);
  const lanes = availableParallelism();
  await Promise.all(Array.from({ length: lanes }, (_, lane) => takeShare({ album, kinds, lane, lanes })));
}

function takeShare(share: Share): Promise<void> {
  const program = fileURLToPath(new URL('take-photographs.ts', import.meta.url));
  const child = fork(program, [JSON.stringify(share)], { execArgv: ['--import', 'jiti/register'] });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`Taking photographs ended with ${code}.`))));
  });
}

/** Takes what is missing of a share. */
export async function take({ album, kinds, lane, lanes }: Share): Promise<void> {
  const height = 2 * Math.round(Math.sqrt((album.megapixels * 1e6) / 1.5) / 2);
  const camera = createCamera({ seed: SEED, width: 1.5 * height, height });
  for (const kind of kinds) mkdirSync(folderOf(album, kind), { recursive: true });
  for (let index = lane; index < album.photographs; index += lanes) {
    const missing = kinds.filter((kind) => !existsSync(fileOf(album, kind, index)));
    if (missing.length === 0) continue;
    const shot = camera.photograph(procedural(SEED, index), { ...mixedSettings(SEED, index), index });
    for (const kind of missing) keep(fileOf(album, kind, index), await DEVELOP[kind](shot));
  }
}

const DEVELOP: Readonly<Record<Kind, (shot: Shot) => Uint8Array | Promise<Uint8Array>>> = {
  jpeg: (shot) => toJpeg(shot, { quality: QUALITY }),
  dng: (shot) => toDng(shot),
  packed: (shot) => toDng(shot, { compression: 'lossless-jpeg' }),
};

function keep(path: string, bytes: Uint8Array): void {
  writeFileSync(`${path}.part`, bytes);
  renameSync(`${path}.part`, path);
}
