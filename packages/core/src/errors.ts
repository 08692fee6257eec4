/** Every error of the core, one function each, in the order of their codes. */
import { HotpixError, type ErrorDetails } from '@hotpix/result';

const list = (names: Iterable<string>): string => [...names].map((name) => `'${name}'`).join(', ');

export function aborted(): HotpixError {
  return new HotpixError('aborted', 'The run was stopped.');
}

/** An answer of a plugin that is not what its hook asks for. */
export function badAnswer(expected: string, came: string): HotpixError {
  return new HotpixError('badAnswer', `Expected ${expected}, got ${came}. The plugin is at fault.`, {
    details: { expected, came },
  });
}

export function badFrame(expected: string, came: string): HotpixError {
  return new HotpixError(
    'badFrame',
    `Expected a frame with ${expected}, got ${came}. The decoder is at fault, not the file.`,
    { details: { expected, came } },
  );
}

export function badPlugin(plugin: string, expected: string, came: string): HotpixError {
  return new HotpixError('badPlugin', `Expected plugin '${plugin}' to have ${expected}, got ${came}.`, {
    plugin,
    details: { expected, came },
  });
}

export function badState(came: string): HotpixError {
  return new HotpixError('badState', `Expected a hotpix State, got ${came}. Scan the photographs again.`, {
    details: { came },
  });
}

export function changedFile(path: string): HotpixError {
  return new HotpixError(
    'changedFile',
    `Expected '${path}' to be as it was when it was counted, got other bytes. A photograph cannot be taken out of a State again: start a new one.`,
    { path },
  );
}

export function duplicateName(name: string): HotpixError {
  return new HotpixError(
    'duplicateName',
    `Expected plugin names to be unique, got '${name}' twice. Remove one, or rename it.`,
    {
      plugin: name,
    },
  );
}

export function duplicatePath(path: string): HotpixError {
  return new HotpixError('duplicatePath', `Expected every photograph once, got '${path}' twice.`, { path });
}

export function emptyFile(): HotpixError {
  return new HotpixError(
    'emptyFile',
    'Expected a photograph, got a file without a single byte. Copy it again, or leave it out.',
  );
}

export function frozen(plugin: string): HotpixError {
  return new HotpixError(
    'frozen',
    `Cannot add plugin '${plugin}': the pipeline has run. Add every plugin before the first run.`,
    {
      plugin,
    },
  );
}

export function incompatibleStates(what: string): HotpixError {
  return new HotpixError('incompatibleStates', `Expected states that can be merged, got ${what}.`, {
    details: { what },
  });
}

export function missingStatistics(needed: string): HotpixError {
  return new HotpixError(
    'missingStatistics',
    `Expected the statistics of plugin '${needed}', got none. Add ${needed}() to the plugins.`,
    { details: { needed } },
  );
}

export function neverSettled(pending: readonly string[]): HotpixError {
  return new HotpixError(
    'neverSettled',
    `The process ran out of work while a plugin still owed an answer: ${pending.join('; ')}. A promise there can never settle; report it to the plugin's author.`,
    { details: { pending } },
  );
}

/** No decoder took the file for one of its own. */
export function notAPhotograph(): HotpixError {
  return new HotpixError(
    'notAPhotograph',
    'no decoder knows this kind of file; convert it, or add a plugin that decodes it',
  );
}

/** Bytes that never were a State. */
export function notAState(came: string): HotpixError {
  return new HotpixError('badState', `Expected a hotpix State, got ${came}.`, { details: { came } });
}

export function notRepairable(plugins: readonly string[]): HotpixError {
  return new HotpixError(
    'notRepairable',
    `Expected a writer for this kind of file, got none (asked: ${plugins.join(', ') || 'no plugin writes'}). Convert it to PNG or TIFF and repair that, or add a plugin that writes it.`,
    { details: { plugins } },
  );
}

/** Dark frames that say nothing of the camera that is judged. */
export function otherDark(expected: string, came: string): HotpixError {
  return new HotpixError(
    'otherDark',
    `Expected a dark set of ${expected}, got ${came}. Scan dark frames of this camera.`,
    { details: { expected, came } },
  );
}

/** A file that belongs to a decoder which has no frame to give of it. */
export function refused(reason: string, details?: ErrorDetails): HotpixError {
  return new HotpixError('refused', reason, details);
}

export function tooLarge(width: number, height: number, maxPixels: number): HotpixError {
  return new HotpixError('tooLarge', `Expected at most ${maxPixels} pixels, got ${width} x ${height}.`, {
    details: { width, height, maxPixels },
  });
}

export function tooManyFrames(plugin: string, capacity: number): HotpixError {
  const message = `Expected at most ${capacity} photographs, the most plugin '${plugin}' can count without overflow.`;
  return new HotpixError('tooManyFrames', message, { plugin, details: { capacity } });
}

/** @param needed bytes that are enough @param isBudget whether somebody said how much there is, and not the machine */
export function tooLittleMemory(
  { width, height }: { readonly width: number; readonly height: number },
  needed: number,
  memory: number,
  isBudget: boolean,
): HotpixError {
  const sizeOf = (bytes: number): string => (bytes < 1e6 ? `${bytes} bytes` : `${Math.ceil(bytes / 1e6)} MB`);
  const what = isBudget ? 'a memory budget' : 'memory';
  const advice = isBudget ? 'Raise it, or leave it out.' : 'Leave such photographs out, or allow more with a budget.';
  return new HotpixError(
    'tooLittleMemory',
    `Expected ${what} of at least ${sizeOf(needed)} for photographs of ${width} x ${height} pixels, got ${sizeOf(memory)}. ${advice}`,
    { details: { width, height, needed, memory } },
  );
}

/** @param cause what the engine says of it */
export function noRoomForPlanes(cause: RangeError): HotpixError {
  return new HotpixError(
    'tooLittleMemory',
    'Expected memory for numbers of each pixel of the frames, got less. Close other programs, or take a machine with more.',
    { cause },
  );
}

export function tookTooLong(seconds: number): HotpixError {
  return new HotpixError('tookTooLong', `Expected the file to be decoded within ${seconds} s, it was not.`, {
    details: { seconds },
  });
}

export function unknownKey(plugin: string, keys: readonly string[], valid: Iterable<string>): HotpixError {
  const known = [...valid];
  return new HotpixError(
    'unknownKey',
    `Plugin '${plugin}' has unknown key ${list(keys)}. Valid keys: ${list(known)}.`,
    { plugin, details: { keys, valid: known } },
  );
}

export function unknownReporter(name: string, known: readonly string[]): HotpixError {
  return new HotpixError(
    'unknownReporter',
    `Expected the name of a reporter, got '${name}'. Known reporters: ${list(known) || 'none'}.`,
    { details: { name, known } },
  );
}

/** Nobody could read the file; every refusal's reason is kept. */
export function unreadable(reasons: readonly string[], cause?: unknown): HotpixError {
  return new HotpixError('unreadable', reasons.join('; '), { cause, details: { reasons } });
}
