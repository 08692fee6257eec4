/** What several cameras are called side by side. */
import { cameraIdentity, describeCamera } from './camera.ts';
import type { Result } from './schema.ts';

/** How people call pictures by what their names end in. */
const BY_EXTENSION: Readonly<Record<string, string>> = {
  jpg: 'JPEG',
  jpeg: 'JPEG',
  png: 'PNG',
  tif: 'TIFF',
  tiff: 'TIFF',
  webp: 'WebP',
  avif: 'AVIF',
};

type Photographed = Pick<Result, 'frame' | 'files'>;

/** What sort of files a Result is of: `raw`, `JPEG` or another kind of picture, or `RGB` and `monochrome` where they are mixed. */
export function kindOfFiles({ frame, files }: Photographed): string {
  if (!frame) return '';
  if (frame.mosaic) return 'raw';
  const used = files.filter(({ status }) => status === 'used');
  const kinds = new Set(used.map(({ path }) => BY_EXTENSION[/\.([^./\\]+)$/.exec(path)?.[1].toLowerCase() ?? '']));
  const [kind] = kinds;
  return kinds.size === 1 && kind !== undefined ? kind : frame.channels === 3 ? 'RGB' : 'monochrome';
}

/**
 * The cameras of a list, each with the size of its frames, and with what else tells it from other Results of the same body: raw files
 * or JPEGs, and the depth of their samples.
 * @param isKindSaid whether to say the kind of files in any case, so that the name does not depend on the others
 */
export function describeCameras(
  results: readonly Result[],
  { isKindSaid = false }: { readonly isKindSaid?: boolean } = {},
): string[] {
  const bodies = results.map(({ camera }) => (camera ? cameraIdentity(camera) : ''));
  const sizes = results.map(({ camera, frame }) => describeCamera(camera, frame));
  const isApart = (own: readonly string[], among: readonly string[], i: number): boolean =>
    own.some((text, j) => j !== i && among[j] === among[i] && text !== own[i]);
  const kinds = results.map(kindOfFiles);
  const named = sizes.map((name, i) =>
    kinds[i] !== '' && (isKindSaid || isApart(kinds, bodies, i)) ? `${name}, ${kinds[i]}` : name,
  );
  const depths = results.map(({ frame }) => (frame ? `${frame.bits} bits` : ''));
  return named.map((name, i) => (depths[i] !== '' && isApart(depths, named, i) ? `${name}, ${depths[i]}` : name));
}
