/** What there is to decode, told by the first bytes of the files. */
import { cameraIdentity } from '@hotpix/result';
import { aborted } from '../errors.ts';
import type { Decoder } from '../hooks.ts';
import type { Identity, Source } from '../nouns.ts';
import { withPlausibleFacts } from './facts.ts';
import type { Pipeline } from './pipeline.ts';
import type { OnProgress } from './progress.ts';

/** Files looked into at once: of heads it is the way to the disk that takes time. */
const AT_ONCE = 16;
/** Files that speak for a larger set, from all parts of it. */
const SAMPLE = 512;
/** Standard deviations between the two cameras with the most photographs of a sample: chance does not turn them round. */
const CLEARLY = 4;

export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Group {
  readonly size?: Size;
  readonly isMosaic: boolean;
  readonly sources: Source[];
}

type Named = readonly [name: string, decoder: Decoder];

/**
 * The same sources, those of the camera with the most photographs first. Nothing but speed depends on its being right: a set whose
 * majority comes late would be decoded twice, and the planes of another camera made for nothing. So of a large set a sample tells,
 * unless its cameras have about as many photographs.
 * @returns also the size of those that come first, where their first bytes tell it
 */
export async function mostPhotographedFirst(
  pipeline: Pipeline,
  sources: readonly Source[],
  { signal, onProgress }: { readonly signal?: AbortSignal; readonly onProgress?: OnProgress },
): Promise<{ readonly ordered: readonly Source[]; readonly size?: Size }> {
  const decoders = decodersOf(pipeline);
  if (!decoders.some(([, { identify }]) => identify)) return { ordered: sources };
  const groups = new Map<string, Group>();
  let seen = 0;
  const lookInto = async (some: readonly Source[]): Promise<Group[]> => {
    for (let from = 0; from < some.length; from += AT_ONCE) {
      if (signal?.aborted) throw aborted();
      const now = some.slice(from, from + AT_ONCE);
      const found = await Promise.all(now.map((source) => look(decoders, source)));
      now.forEach((source, i) => put(groups, found[i], source));
      seen += now.length;
      await onProgress?.({ phase: 'looking', done: seen, total: sources.length, path: now[0].path });
    }
    return [...groups.values()].sort(
      (a, b) => b.sources.length - a.sources.length || Number(b.isMosaic) - Number(a.isMosaic),
    );
  };
  const sample = sampleOf(sources);
  const [most, next] = await lookInto([...sample]);
  const largest = isClear(most, next) ? most : (await lookInto(sources.filter((source) => !sample.has(source))))[0];
  const first = new Set(largest?.sources);
  return { ordered: [...first, ...sources.filter((source) => !first.has(source))], size: largest?.size };
}

function sampleOf(sources: readonly Source[]): ReadonlySet<Source> {
  const step = Math.max(1, sources.length / SAMPLE);
  return new Set(Array.from({ length: Math.min(SAMPLE, sources.length) }, (_, i) => sources[Math.floor(i * step)]));
}

function isClear(largest: Group | undefined, second: Group | undefined): boolean {
  const [most, next] = [largest?.sources.length ?? 0, second?.sources.length ?? 0];
  return (most - next) ** 2 > CLEARLY ** 2 * (most + next);
}

/** What the first bytes of a file tell of its photograph; nothing where they do not. */
export async function identify(pipeline: Pipeline, source: Source): Promise<Identity | undefined> {
  return (await look(decodersOf(pipeline), source))?.identity;
}

/** In the order in which they are asked. */
const decodersOf = ({ plugins }: Pipeline): Named[] =>
  plugins.flatMap(({ name, decode }): Named[] => (decode ? [[name, decode]] : [])).reverse();

interface Seen {
  readonly decoder: string;
  readonly identity?: Identity;
}

/** Who would decode the file, and what is known before; a file that cannot be looked into is reported when it is decoded. */
async function look(decoders: readonly Named[], source: Source): Promise<Seen | undefined> {
  try {
    const head = await source.head();
    const matching = decoders.filter(([, decoder]) => decoder.match(head, source.path));
    for (const [decoder, { identify }] of matching) {
      const identity = await identify?.(head, source.path);
      if (identity) return { decoder, identity };
    }
    return matching[0] && { decoder: matching[0][0] };
  } catch {
    return undefined;
  }
}

function put(groups: Map<string, Group>, seen: Seen | undefined, source: Source): void {
  if (!seen) return;
  const { decoder, identity } = seen;
  const key = JSON.stringify([decoder, identity ? keyOf(identity) : null]);
  const { width, height, isMosaic = false } = identity ?? {};
  const size = width !== undefined && height !== undefined ? { width, height } : undefined;
  const group = groups.get(key) ?? { isMosaic, sources: [], ...(size && { size }) };
  groups.set(key, group);
  group.sources.push(source);
}

function keyOf({ capture = {}, ...identity }: Identity): unknown[] {
  const { camera, width, height } = withPlausibleFacts({ ...identity, capture });
  return [cameraIdentity(camera), width, height];
}
