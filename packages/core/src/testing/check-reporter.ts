import { createHotpix } from '../hotpix.ts';
import type { Plugin } from '../hooks.ts';
import { isHotpixError, type RefusalCode, type Result } from '@hotpix/result';
import { inTimeOf, outcomeOf, promisesOf, type Assert, type InTime, type Patience } from './promise.ts';
import { sampleResult } from './sample-result.ts';

const assert: Assert = promisesOf('the reporter');
type Content = string | Uint8Array;

/** What a file may be called, or a camera. */
const HOSTILE = '<hotpix-kit onload="alert(1)">';
/** Kinds of reports that are markup, in which text out of files must be escaped. */
const MARKUP = /^\.(x?html?|xml|svg)$/;

/**
 * Holds a reporter to its promises: it renders any Result, full, refused or without a single usable photograph, twice to
 * the same, leaves the Result alone, lets no refused Result look like one without defects, and, where it writes HTML or XML, keeps
 * text out of files from being markup; and it settles every promise. A format that has no words for a Result without a verdict may
 * refuse it by `noList`. A loop that never ends and awaits nothing holds the thread that would report it.
 * @throws {Error} saying which promise was broken
 * @returns the report of the sample Result, for tests of one's own
 */
export async function checkReporter(plugin: Plugin, patience: Patience = {}): Promise<Content> {
  assert(plugin.report !== undefined, 'have the hook report');
  const asked: Asked = { plugin, inTime: inTimeOf('the reporter', patience) };
  const full = await sampleResult();
  const report = await render(asked, full, 'a Result');
  assert(String(report) === String(await render(asked, full, 'a Result')), 'render the same twice');
  const empty = without(full, 'insufficient', 'None of the 1 files could be used.');
  await renderWithoutVerdict(asked, empty, 'a Result of no photographs');
  const refused = await renderWithoutVerdict(asked, { ...full, ...refusal, defects: [] }, 'a refused Result');
  const clean = await render(asked, { ...full, defects: [] }, 'a Result without defects');
  assert(String(refused) !== String(clean), 'tell a refused Result from one without defects');
  if (MARKUP.test(plugin.report.extension)) {
    const text = asText(await render(asked, hostile(full), 'a Result with odd names'));
    assert(!text.includes('<hotpix-kit'), `escape text out of files, such as ${HOSTILE}`);
  }
  return report;
}

interface Asked {
  readonly plugin: Plugin;
  readonly inTime: InTime;
}

const refusal = {
  status: 'refused',
  reason: 'The photographs show one scene.',
  code: 'independentScenes' satisfies RefusalCode,
} as const;

async function render(asked: Asked, result: Result, what: string): Promise<Content> {
  const { content, error } = await attempt(asked, result, what);
  assert(content !== undefined, `render ${what}, not to fail with ${String(error)}`);
  assert(content.length > 0, `render something of ${what}`);
  return content;
}

/** `undefined` where the reporter refuses it. */
async function renderWithoutVerdict(asked: Asked, result: Result, what: string): Promise<Content | undefined> {
  const { error } = await attempt(asked, result, what);
  return isHotpixError(error) && error.code === 'noList' ? undefined : render(asked, result, what);
}

async function attempt(
  { plugin, inTime }: Asked,
  result: Result,
  what: string,
): Promise<{ content?: Content; error?: unknown }> {
  const before = JSON.stringify(result);
  const { value, error } = await inTime(`given ${what}`, () =>
    outcomeOf(() => createHotpix({ plugins: [plugin] }).report(result, [plugin.name])),
  );
  assert(JSON.stringify(result) === before, 'leave the Result alone');
  return value === undefined ? { error } : { content: value[0]?.content ?? '' };
}

function without({ files, ...full }: Result, status: 'insufficient', reason: string): Result {
  const nothing = { camera: null, frame: null, capture: null, defects: [], checks: [], sections: {} };
  return { ...full, ...nothing, status, reason, files: files.filter((file) => file.status === 'failed') };
}

/** A Result all of whose texts come out of files, where that is possible. */
function hostile(full: Result): Result {
  const camera = { make: HOSTILE, model: HOSTILE, serial: HOSTILE };
  const files = full.files.map((file, i) => ({
    ...file,
    path: `${HOSTILE}${i}`,
    ...(file.reason && { reason: HOSTILE }),
  }));
  const limits = [{ name: HOSTILE, limit: 0, actual: 1, exceeded: true }];
  return { ...full, camera, files, limits, sections: { ...full.sections, foreign: { [HOSTILE]: HOSTILE } } };
}

function asText(content: Content): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}
