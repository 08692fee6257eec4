import type { Plugin, Result } from '@hotpix/core';

/** Reports a line per defect as plain text. */
export function myReporter(): Plugin {
  return { name: 'my-reporter', version: '0.1.0', report: { extension: '.txt', render } };
}

function render({ status, reason, camera, defects }: Result): string {
  const name = camera ? `${camera.make} ${camera.model}` : 'no camera';
  // Only a complete Result is a verdict: any other must not look like a camera without defects.
  const verdict = status === 'complete' ? `${defects.length} defects` : `no verdict, ${status}: ${reason ?? ''}`;
  const lines = defects.map(({ kind, x, y, amplitude }) => `${kind} at ${x}, ${y}: ${amplitude.toFixed(1)} DN`);
  return [`${name}: ${verdict}`, ...lines].map(printable).join('\n') + '\n';
}

/** Text in a Result comes out of files, and may be anything. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
