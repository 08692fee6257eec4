/** What the files are, by their first bytes. */
import { isHotpixError, messageOf, type Decoder, type Hotpix, type Identity, type Result } from '@hotpix/core';
import { cameraIdentity, cameraName } from '@hotpix/result';
import { sniff } from '@hotpix/sniff';
import type { Given, Kept, Seen, SeenCamera, Useless } from '../shared/protocol.ts';
import type { Control } from './control.ts';
import { sourceOf } from './source.ts';

/** Files looked into at once. */
const AT_ONCE = 16;

/** What this browser's engine has no decoder for, by the name of its kind. */
const LACKING: Readonly<Record<string, string>> = {
  heif: 'HEIC is not read here, nor are HEIF and AVIF. Give the JPEGs or raw files of the camera. An iPhone writes JPEGs where Settings, Camera, Formats is set to “Most Compatible”: for photographs from then on',
  webp: 'WebP, which hotpix does not read in the browser. Give the JPEGs or raw files of the camera',
  jxl: 'JPEG XL, which hotpix does not read. Give the JPEGs or raw files of the camera',
  gif: 'GIF, which no camera writes',
  mp4: 'A video, which hotpix does not read',
  riff: 'A video, which hotpix does not read',
};

/** Cameras of which files are decoded, at most, and files of each, until one of them can be read. */
const MOST_TRIED = 8;

/** Bytes in which the header of a JPEG ends that has more of it than most: an index of pictures, or a preview. */
const LONG_HEAD = 2 ** 20;

/** What files are called whose first bytes name no camera. */
const UNNAMED = 'photographs';

const NO_CAMERA = 'Pictures that name no camera';

const NOBODY = { name: '', serial: '' };

export type KeptOfCamera = Kept & { readonly identity: string };

type Looked = { readonly camera: Described; readonly key: string } | { readonly why: string };
type Described = Omit<SeenCamera, 'paths' | 'kept'>;
type Group = SeenCamera & { paths: string[] };

export async function look(
  hotpix: Hotpix,
  files: readonly Given[],
  kept: readonly KeptOfCamera[],
  control: Control,
): Promise<Seen> {
  const cameras = new Map<string, Group>();
  const useless = new Map<string, Useless & { paths: string[] }>();
  const takeOut = (why: string, path: string): void => push(useless, why, { why, paths: [] }, path);
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const some = files.slice(from, from + AT_ONCE);
    const looked = await Promise.all(some.map((file) => lookAt(hotpix, file)));
    looked.forEach((one, i) => {
      const { path } = some[i];
      if ('why' in one) return takeOut(one.why, path);
      push(cameras, one.key, { ...one.camera, ...mapOf(kept, one.key), paths: [] }, path);
    });
    await control.tell({ phase: 'looking', done: from + some.length, total: files.length });
  }
  const byCount = (a: { paths: readonly string[] }, b: { paths: readonly string[] }): number =>
    b.paths.length - a.paths.length;
  const largest = new Set([...cameras.values()].sort(byCount).slice(0, MOST_TRIED));
  // Of one camera that has a name there is nothing to choose: its scan tells what cannot be read.
  for (const [key, group] of cameras) {
    if (!isUnnamed(group) && (cameras.size === 1 || !largest.has(group))) continue;
    const named = await firstReadable(hotpix, group, files, takeOut);
    if (group.paths.length === 0) cameras.delete(key);
    else if (named && isUnnamed(group)) cameras.set(key, { ...group, ...named.camera, ...mapOf(kept, named.key) });
  }
  return { cameras: [...cameras.values()].sort(byCount), useless: [...useless.values()].sort(byCount) };
}

const isUnnamed = ({ kind }: SeenCamera): boolean => kind === UNNAMED;

function mapOf(kept: readonly KeptOfCamera[], key: string): Pick<SeenCamera, 'kept'> {
  const map = kept.find(({ identity }) => identity === key);
  return map ? { kept: map } : {};
}

/** The camera of the first file of a group that can be decoded; those before it are taken out. Undefined where none of some can be. */
async function firstReadable(
  hotpix: Hotpix,
  { paths }: Group,
  files: readonly Given[],
  takeOut: (why: string, path: string) => void,
): Promise<{ readonly camera: Described; readonly key: string } | undefined> {
  const given = new Map(files.map((file) => [file.path, file]));
  for (const path of paths.slice(0, MOST_TRIED)) {
    try {
      const { frame } = await hotpix.decode(sourceOf(given.get(path) as Given, hotpix));
      return describe({ ...frame, isMosaic: frame.mosaic !== undefined });
    } catch (error) {
      takeOut(messageOf(error), path);
      paths.shift();
    }
  }
  return undefined;
}

function push<T extends { readonly paths: string[] }>(into: Map<string, T>, key: string, fresh: T, path: string): void {
  const group = into.get(key) ?? fresh;
  into.set(key, group);
  group.paths.push(path);
}

async function lookAt(hotpix: Hotpix, given: Given): Promise<Looked> {
  try {
    const source = sourceOf(given, hotpix);
    const head = await source.head();
    if (head.length === 0) return { why: 'Nothing is in it' };
    const { kind = 'other', name } = sniff(head) ?? {};
    if (LACKING[kind]) return { why: LACKING[kind] };
    const decoders = hotpix.plugins
      .flatMap(({ decode }) => decode ?? [])
      .filter(({ match }) => match(head, given.path));
    if (decoders.length === 0)
      return { why: source.incidental ? 'Not a photograph' : 'Not a photograph, by what is in it' };
    const identity = (await identify(decoders, head, given.path)) ?? (await identifyLonger(decoders, kind, given));
    if (identity) return describe(identity);
    return { camera: { name: name ?? NO_CAMERA, kind: UNNAMED, namesCamera: true, body: NOBODY }, key: kind };
  } catch (error) {
    return { why: isHotpixError(error) ? error.message : 'It cannot be read' };
  }
}

async function identify(decoders: readonly Decoder[], head: Uint8Array, path: string): Promise<Identity | undefined> {
  for (const { identify } of [...decoders].reverse()) {
    const identity = await identify?.(head, path);
    if (identity) return identity;
  }
  return undefined;
}

async function identifyLonger(
  decoders: readonly Decoder[],
  kind: string,
  { file, path }: Given,
): Promise<Identity | undefined> {
  if (kind !== 'jpeg') return undefined;
  return identify(decoders, new Uint8Array(await file.slice(0, LONG_HEAD).arrayBuffer()), path);
}

function describe({ camera, isMosaic, width, height }: Identity): Extract<Looked, { camera: unknown }> {
  const name = cameraName(camera);
  const isSized = !isMosaic && width !== undefined && height !== undefined;
  const size = isSized ? `, ${width} × ${height}` : '';
  return {
    camera: {
      name: (name || NO_CAMERA) + size,
      kind: isMosaic ? 'raw files' : 'pictures',
      namesCamera: name !== '',
      body: { name, serial: camera.serial },
    },
    key: keyOf(camera, isMosaic, size),
  };
}

/** What tells maps of one camera from those of others, as far as first bytes tell: they say no size of raw files. */
function keyOf(camera: Identity['camera'], isMosaic: boolean, size: string): string {
  return `${cameraIdentity(camera)} ${isMosaic ? 'raw' : 'picture'}${size}`;
}

/** The same of a map. */
export function keyOfResult({ camera, frame }: Pick<Result, 'camera' | 'frame'>): string {
  if (!camera || !frame) return '';
  return describe({ camera, ...frame, isMosaic: frame.mosaic !== undefined }).key;
}
