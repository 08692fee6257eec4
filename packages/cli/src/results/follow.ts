/** Known defects through photographs, as a second pass over these. */
import { followDefects, lookAt, mostFollowed, type Seen } from '@hotpix/detection';
import type {
  Defect,
  FileRow,
  Frame,
  FrameShape,
  Hotpix,
  Progress,
  Result,
  RevisitOptions,
  Source,
} from '@hotpix/core';
import { shapeOf } from '@hotpix/core';
import { withCourses } from '@hotpix/result';
import { decodeOptions } from '../commands/decode-options.ts';
import type { CommandContext } from '../commands/context.ts';

/** What the defects of one map came to in its photographs. */
export interface Followed<M> {
  readonly map: M;
  readonly shape: FrameShape;
  readonly defects: readonly Defect[];
  /** With the photographs that were looked at. */
  readonly looks: readonly (Seen & { readonly path: string })[];
}

/**
 * Looks at the defects of maps in photographs.
 * @param mapFor the map of a frame; undefined, and a row that says why, where there is none
 * @param needsSamples whether defects of red or blue pixels are looked at in pictures, which then are given as RGB
 * @returns for each map that has photographs what was seen, and a row for each file
 */
export async function followMaps<M extends { readonly defects: readonly Defect[] }>(
  hotpix: Hotpix,
  sources: readonly Source[],
  mapFor: (frame: Frame, row: FileRow) => M | undefined,
  { settings, signal }: Pick<CommandContext, 'settings' | 'signal'>,
  onProgress: (step: Progress) => void,
  needsSamples: boolean,
  onUnread?: RevisitOptions['onUnread'],
): Promise<{ followed: Followed<M>[]; rows: FileRow[] }> {
  const most = mostFollowed(sources.length);
  const found = new Map<M, { shape: FrameShape; defects: readonly Defect[]; looks: (Seen & { path: string })[] }>();
  const look = (frame: Frame, row: FileRow): true | undefined => {
    const map = mapFor(frame, row);
    if (!map) return undefined;
    const known = found.get(map) ?? { shape: shapeOf(frame), defects: map.defects.slice(0, most), looks: [] };
    found.set(map, known);
    known.looks.push({ path: row.path, ...lookAt(frame, known.defects) });
    return true;
  };
  const options = { ...decodeOptions(settings), needsSamples, signal, onProgress, ...(onUnread && { onUnread }) };
  const visits = await hotpix.revisit(sources, look, options);
  return {
    followed: [...found].map(([map, known]) => ({ map, ...known })),
    rows: visits.map(({ row }) => row),
  };
}

/** The Result with since when each of its defects is there. */
export function concludeFollowed(
  result: Result,
  { defects, shape, looks }: Omit<Followed<unknown>, 'map'>,
  { order }: CommandContext['settings'],
): Result {
  const { courses, timeline } = followDefects(defects, shape, looks, order);
  return withCourses(result, courses, timeline);
}
