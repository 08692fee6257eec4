/** docs/errors.md from the tables of codes. */
import { FILE_ERRORS } from './errors/file-errors.ts';
import { HOTPIX_ERRORS } from './errors/hotpix-errors.ts';
import { INSUFFICIENT, REFUSED, SET_ASIDE } from './errors/reasons.ts';
import type { Rows } from './errors/row.ts';
import { USAGE_ERRORS } from './errors/usage-errors.ts';

export function errorsPage(): string {
  return `# Errors and reasons

<!-- Made by 'npm run docs' from scripts/docs/errors. -->

Every error, and every reason in a Result, has a code. Messages change; codes [stay](versions.md).

- A program reads \`code\` of the \`HotpixError\` that it caught, of a row in \`files\` of [the Result](result.md), or of the Result itself.
  \`details\` of an error has the numbers and names that its message is made of. \`plugin\`, \`hook\` and \`path\` say where it happened.
- A person reads the message. It says what was expected, what came, and what to do.

## Exit codes

| code | meaning |
| --- | --- |
| 0 | The command did what it was asked for. With limits: the camera keeps them. |
| 1 | The camera exceeds its limits. |
| 2 | There is no verdict, or the command cannot run. One of the codes below says why. |

## Errors of the pipeline

Codes of a \`HotpixError\`, and of rows whose \`status\` is \`failed\`. One bad file fails alone; the scan carries on.

${entries(HOTPIX_ERRORS)}

## Photographs that are set aside

Codes of rows whose \`status\` is \`setAside\`: the file can be read and is not counted.

${entries(SET_ASIDE)}

## No verdict: insufficient

Codes of a Result whose \`status\` is \`insufficient\`: nothing can be said of these photographs.

${entries(INSUFFICIENT)}

## No verdict: refused

Codes of a Result whose \`status\` is \`refused\`: the photographs can be read and must not be judged. Each is the name of the check
that failed. \`--force\` reports what was found all the same, and the Result stays marked.

${entries(REFUSED)}

## Errors of the command line

Mistakes in arguments, config or files that the user can mend. The exit code is 2.

${entries(USAGE_ERRORS)}

## Errors of files and lists

The packages below the pipeline have errors of their own, each with a \`code\`. Where the pipeline meets one it becomes a \`HotpixError\`,
mostly \`refused\` or \`noList\`, with the same message: \`details.code\` has the code, and \`cause\` the error. The command line says of a
list that it cannot read \`wrongFile\`.

${Object.entries(FILE_ERRORS)
  .map(([name, { from, rows }]) => `### \`${name}\`\n\nOf \`${from}\`.\n\n${entries(rows, '####')}`)
  .join('\n\n')}
`;
}

function entries(rows: Rows<string>, heading = '###'): string {
  return Object.entries(rows)
    .map(([code, { means, do: advice }]) => `${heading} \`${code}\`\n\n${means}\n\n**What to do:** ${advice}`)
    .join('\n\n');
}
