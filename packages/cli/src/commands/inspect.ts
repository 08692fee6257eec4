/** hotpix inspect: what the decoder sees in a file. */
import { cameraBytes, isHotpixError, type Decoded, type Hotpix } from '@hotpix/core';
import { exposureTime, upTo } from '@hotpix/result';
import { withAdvice } from '../advice.ts';
import { createPipeline } from '../config/create-pipeline.ts';
import { noFiles } from '../errors.ts';
import { findPhotographs } from '../files/find-photographs.ts';
import { aperture } from '../terminal/aperture.ts';
import { KINDS_READ } from '../terminal/files.ts';
import { sizeInWords } from '../terminal/size.ts';
import { printable } from '../terminal/printable.ts';
import { thrownAt } from '../terminal/thrown-at.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { sourceOf } from './photographs.ts';
import { decodeOptions } from './decode-options.ts';
import { isNoPhotograph } from './no-photograph.ts';

export async function inspect({
  files,
  settings,
  loaded,
  signal,
  progress,
  remotes,
}: CommandContext): Promise<ExitCode> {
  if (files.length === 0) throw noFiles('inspect');
  const hotpix = createPipeline({ settings, loaded });
  let exitCode: ExitCode = 0;
  const found = await findPhotographs(files, remotes);
  for (const [done, file] of found.entries()) {
    const { path } = file;
    progress.update('decoding', { done, total: found.length, path }, { each: 1, behind: 0 });
    const source = sourceOf(file, hotpix, remotes);
    try {
      const decoded = await hotpix.decode(source, { ...decodeOptions(settings), signal });
      progress.clear();
      process.stdout.write(`${printable(path)}\n${describe(decoded)}${describeState(decoded, hotpix)}`);
    } catch (error) {
      progress.clear();
      if (signal.aborted) throw error;
      const code = isHotpixError(error) ? error.code : undefined;
      const isOther = isNoPhotograph(code, source);
      const what = isOther ? 'not a photograph' : `cannot be decoded  ${withAdvice(error)}`;
      const hint = code === 'notAPhotograph' && !isOther ? `  ${KINDS_READ}\n` : '';
      const place = thrownAt(error);
      const where = place === undefined ? '' : `  thrown at ${printable(place)}\n`;
      process.stdout.write(`${printable(path)}\n  ${printable(what)}\n${where}${hint}`);
      if (!isOther) exitCode = 2;
    }
  }
  return exitCode;
}

function describe({ frame, decoder }: Decoded): string {
  const { camera, capture, active, mosaic, samples } = frame;
  let [lowest, highest] = [Infinity, -Infinity];
  for (const sample of samples) {
    if (sample < lowest) lowest = sample;
    if (sample > highest) highest = sample;
  }
  const facts: [string, unknown][] = [
    ['decoder', decoder],
    ['make', camera.make],
    ['model', camera.model],
    ['serial', camera.serial],
    ['sensor', camera.sensor],
    [
      'stored size',
      `${frame.width} x ${frame.height}, ${frame.channels} channel${frame.channels === 1 ? '' : 's'}, ${frame.bits} bits`,
    ],
    ['active area', `${active.width} x ${active.height} from ${active.x}, ${active.y}`],
    ['mosaic', mosaic?.join(' ') ?? 'none'],
    ['levels', `black ${frame.black}, white ${frame.white}; samples from ${lowest} to ${highest} DN`],
    ['lossy', frame.lossy ? 'yes' : 'no'],
    ['exposure', capture.exposure && exposureTime(capture.exposure)],
    ['ISO', capture.iso],
    ['aperture', capture.aperture && aperture(capture.aperture)],
    ['focal length', capture.focalLength && `${upTo(capture.focalLength, 1)} mm`],
    ['lens', capture.lens],
    ['digital zoom', capture.digitalZoom && upTo(capture.digitalZoom, 3)],
    ['panorama', capture.isPanorama && 'yes'],
    ['temperature', capture.temperature !== undefined ? `${capture.temperature} °C` : undefined],
    ['taken', capture.taken],
    ['firmware', capture.firmware],
    ['orientation', capture.orientation && `${capture.orientation} (never applied)`],
  ];
  const known = facts.filter(([, value]) => value !== undefined && value !== '' && value !== 0);
  return known.map(([name, value]) => `  ${name.padEnd(12)} ${printable(String(value))}\n`).join('');
}

/** What `scan --state` needs for such photographs. */
function describeState({ frame }: Decoded, { plugins }: Hotpix): string {
  return `  ${'State'.padEnd(12)} at most ${sizeInWords(cameraBytes(frame, plugins))}\n`;
}
