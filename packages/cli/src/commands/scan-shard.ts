/** hotpix scan --shard: one of several parts of a set, kept for hotpix merge. */
import { basename } from 'node:path';
import { plural } from '@hotpix/result';
import type { Shard, State } from '@hotpix/core';
import { createPipeline } from '../config/create-pipeline.ts';
import { missing, notThis } from '../errors.ts';
import { StateFile } from '../files/state-file.ts';
import { Inputs } from '../files/write-output.ts';
import { describeFailures } from '../terminal/files.ts';
import { printable } from '../terminal/printable.ts';
import { PHASES, whileSaying } from '../terminal/progress.ts';
import { noteIn } from '../terminal/thrown-at.ts';
import { photographsOf } from './conclude.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { gather } from './gather.ts';
import { photographs } from './photographs.ts';

/** Nothing is judged: of a part there may be too little, and its Result would be none of the set. */
export async function scanShard(
  context: CommandContext,
  { index, count }: NonNullable<CommandContext['settings']['shard']>,
): Promise<ExitCode> {
  const { settings, signal, progress } = context;
  const { state: path, checkpoint } = settings;
  if (path === undefined) {
    const example = `hotpix scan photos/ --shard ${index}/${count} --state ${index}.state`;
    throw missing('a file for the State of the shard, by --state', example);
  }
  const hotpix = createPipeline(context);
  const all = await photographs(context, hotpix, 'scan');
  const { sources, shard } = await hotpix
    .takeShard(all, { index, count, signal, onProgress: (step) => progress.update(PHASES.looking, step) })
    .finally(() => progress.clear());
  await new Inputs(all.map((source) => source.path)).assertNone(path);
  const file = await whileSaying(progress, `reading ${path}`, () => StateFile.open(path, checkpoint));
  try {
    assertOfShard(file.state, shard, path);
    file.state.shards = [shard];
    const thrown = new Map<string, string>();
    const state = await gather(hotpix, sources, context, file, 0, noteIn(thrown)).finally(() => progress.clear());
    process.stderr.write(describeFailures(state.others, thrown));
    if (file.failure) throw file.failure;
    if (!settings.quiet) process.stdout.write(describe(state, all.length, shard, path));
    return 0;
  } finally {
    await file.close();
  }
}

/** @throws {UsageError} where a file has the State of something else */
function assertOfShard({ cameras, others, shards }: State, shard: Shard, path: string): void {
  const isNew = cameras.length === 0 && others.length === 0 && !shards;
  const [own] = shards ?? [];
  if (isNew || (shards?.length === 1 && nameOf(own) === nameOf(shard) && own.inventory === shard.inventory)) return;
  const came =
    own && nameOf(own) === nameOf(shard)
      ? 'that of other photographs, or more or fewer of them'
      : own
        ? `that of shard ${nameOf(own)}`
        : 'one of no shard';
  throw notThis(
    path,
    `Expected the State of shard ${nameOf(shard)} of these photographs, got ${came}. Name another file.`,
  );
}

/** @throws {UsageError} for the State of a part of a set, which says little of the set */
export function assertWhole({ shards }: State, path: string): void {
  if (!shards) return;
  const name = nameOf(shards[0]);
  throw notThis(
    path,
    `Expected the State of a scan, got that of shard ${name}. Resume it by --shard ${name}, or merge it with the other shards.`,
  );
}

/** Most files that are named. */
const NAMED = 4;

/** The files of all shards, as far as their names go by the number of the shard. */
function mergedOf({ index, count }: Shard, path: string): string {
  const parts = basename(path).split(String(index));
  if (parts.length !== 2) return `${path} and the others`;
  const names = Array.from({ length: Math.min(count, NAMED) }, (_, i) => parts.join(String(i + 1)));
  return [...names, ...(count > NAMED ? ['...', parts.join(String(count))] : [])].join(' ');
}

const nameOf = ({ index, count }: Shard): string => `${index}/${count}`;

function describe(state: State, all: number, shard: Shard, path: string): string {
  const counted = photographsOf(state).length;
  const rest = counted + state.others.length;
  const lines = [
    `Shard ${nameOf(shard)}: ${rest} of ${plural(all, 'file')}, of which ${counted} are counted in ${path}.`,
    `When all ${shard.count} are done, bring their files together: hotpix merge ${mergedOf(shard, path)} --json result.json`,
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}
