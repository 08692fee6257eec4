/** What the files are, by their first bytes. */
import { isHotpixError, type Decoder, type Hotpix, type Identity, type Result } from '@hotpix/core';
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

/** Bytes in which the header of a JPEG ends that has more of it than most: an index of pictures, or a preview. */
const LONG_HEAD = 2 ** 20;

/** What files are called whose first bytes name no camera. */
const UNNAMED = 'photographs';

const NO_CAMERA = 'Pictures that name no camera';

export type KeptOfCamera = Kept & { readonly identity: string };

type Looked = { readonly camera: Omit<SeenCamera, 'paths' | 'kept'>; readonly key: string } | { readonly why: string };

export async function look(
  hotpix: Hotpix,
  files: readonly Given[],
  kept: readonly KeptOfCamera[],
  control: Control,
): Promise<Seen> {
  const cameras = new Map<string, SeenCamera & { paths: string[] }>();
  const useless = new Map<string, Useless & { paths: string[] }>();
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const some = files.slice(from, from + AT_ONCE);
    const looked = await Promise.all(some.map((file) => lookAt(hotpix, file)));
    looked.forEach((one, i) => {
      const { path } = some[i];
      if ('why' in one) return push(useless, one.why, { why: one.why, paths: [] }, path);
      const map = kept.find(({ identity }) => identity === one.key);
      push(cameras, one.key, { ...one.camera, ...(map && { kept: map }), paths: [] }, path);
    });
    await control.tell({ phase: 'looking', done: from + some.length, total: files.length });
  }
  for (const [key, group] of cameras) if (isUnnamed(group)) cameras.set(key, await named(hotpix, group, files, kept));
  const byCount = (a: { paths: readonly string[] }, b: { paths: readonly string[] }): number =>
    b.paths.length - a.paths.length;
  return { cameras: [...cameras.values()].sort(byCount), useless: [...useless.values()].sort(byCount) };
}

const isUnnamed = ({ kind }: SeenCamera): boolean => kind === UNNAMED;

/** The camera of files whose first bytes do not tell it, by one that is decoded. */
async function named<T extends SeenCamera>(
  hotpix: Hotpix,
  group: T,
  files: readonly Given[],
  kept: readonly KeptOfCamera[],
): Promise<T> {
  const first = files.find(({ path }) => path === group.paths[0]) as Given;
  try {
    const { frame } = await hotpix.decode(sourceOf(first, hotpix));
    const { camera, key } = describe({ ...frame, isMosaic: frame.mosaic !== undefined });
    const map = kept.find(({ identity }) => identity === key);
    return { ...group, ...camera, ...(map && { kept: map }) };
  } catch {
    return group;
  }
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
    return { camera: { name: name ?? NO_CAMERA, kind: UNNAMED, namesCamera: true }, key: kind };
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
    camera: { name: (name || NO_CAMERA) + size, kind: isMosaic ? 'raw files' : 'pictures', namesCamera: name !== '' },
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
