import type { Plugin, Result } from '@hotpix/core';

/** Reports limits as test cases of a JUnit file, and nothing else; the built-in `junit` has checks and the baseline, too. */
export function junitReporter(): Plugin {
  return { name: 'own-junit', version: '1.0.0', report: { extension: '.xml', render } };
}

function render({ camera, status, reason = '', limits = [] }: Result): string {
  const suite = escape(`hotpix ${camera?.make ?? ''} ${camera?.model ?? ''} ${camera?.serial ?? ''}`.trim());
  const cases = limits.map(({ name, limit, actual, exceeded }) => {
    const open = `    <testcase classname="${suite}" name="${escape(name)}"`;
    return exceeded ? `${open}><failure message="${actual} of at most ${limit}"/></testcase>` : `${open}/>`;
  });
  if (status !== 'complete') {
    cases.unshift(`    <testcase classname="${suite}" name="scan"><error message="${escape(reason)}"/></testcase>`);
  }
  const failures = limits.filter(({ exceeded }) => exceeded).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite name="${suite}" tests="${cases.length}" failures="${failures}" errors="${status === 'complete' ? 0 : 1}">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

/** Text out of files is hostile, and XML knows no control characters. */
function escape(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character]).replace(/[\u0000-\u001f\u007f]/g, ' ');
}
