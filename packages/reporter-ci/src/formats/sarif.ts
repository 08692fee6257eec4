import type { Result } from '@hotpix/core';
import { fingerprintOf } from '../fingerprint.ts';
import { needsLook, suitesOf } from '../suites.ts';
import { VERSION } from '../version.ts';

const LEVELS = { failed: 'error', error: 'error', skipped: 'warning', warning: 'warning', passed: 'none' } as const;

/** A log of SARIF 2.1.0 (OASIS): one run, a result per case that needs a look, at a photograph of the camera. */
export function sarif(results: readonly Result[]): string {
  const found = suitesOf(results).flatMap((suite) => suite.cases.filter(needsLook).map((one) => ({ suite, one })));
  const ids = [...new Set(found.map(({ one }) => one.name))].sort();
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'hotpix',
            version: VERSION,
            informationUri: 'https://github.com/hotpix/hotpix',
            rules: ids.map((id) => ({ id, shortDescription: { text: `The ${id} of a camera.` } })),
          },
        },
        results: found.map(({ suite, one }) => ({
          ruleId: one.name,
          ruleIndex: ids.indexOf(one.name),
          level: LEVELS[one.outcome],
          message: { text: `${suite.camera}: ${one.message}` },
          locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(suite.path) }, region: { startLine: 1 } } }],
          partialFingerprints: { 'hotpix/v1': fingerprintOf(suite, one) },
        })),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** A relative reference by RFC 3986, section 4.2. Two slashes at its start would name a host, so `/.` precedes them, as URLs are written by WHATWG. */
function uriOf(path: string): string {
  const uri = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return uri.startsWith('//') ? `/.${uri}` : uri;
}
