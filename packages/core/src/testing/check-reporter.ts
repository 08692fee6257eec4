import { createHotpix } from '../hotpix.ts';
import type { Plugin } from '../hooks.ts';
import type { Result } from '@hotpix/result';
import { sampleResult } from './sample-result.ts';

/**
 * Holds a reporter to its promises: it renders any Result, full, refused or without a single usable photograph, twice to
 * the same, and leaves the Result alone.
 * @throws {Error} saying which promise was broken
 * @returns the report of the sample Result, for tests of one's own
 */
export async function checkReporter(plugin: Plugin): Promise<string | Uint8Array> {
  const full = await sampleResult();
  const empty: Result = {
    ...full,
    status: 'insufficient',
    reason: 'None of the 1 files could be used.',
    camera: null,
    frame: null,
    capture: null,
    defects: [],
    files: full.files.filter(({ status }) => status === 'failed'),
  };
  delete (empty as { evidence?: unknown }).evidence;
  const refused: Result = { ...full, status: 'refused', reason: 'The photographs show one scene.', defects: [] };
  const contents: (string | Uint8Array)[] = [];
  for (const result of [full, full, refused, empty]) {
    const before = JSON.stringify(result);
    const [report] = await createHotpix({ plugins: [plugin] }).report(result, [plugin.name]);
    if (!report || report.content.length === 0) throw new Error('Expected the reporter to render something.');
    if (JSON.stringify(result) !== before) throw new Error('Expected the reporter to leave the Result alone.');
    contents.push(report.content);
  }
  if (String(contents[0]) !== String(contents[1])) throw new Error('Expected the reporter to render the same twice.');
  return contents[0];
}
