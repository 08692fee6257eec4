/** docs/configuration.md from the table of options. */
import type { CommandName, Option } from '../../packages/cli/src/options/option.ts';
import { argumentsOf, COMMANDS } from '../../packages/cli/src/command-specs.ts';
import { reporterNames } from '../../packages/cli/src/config/reporter-names.ts';
import { GROUPED } from '../../packages/cli/src/options/groups.ts';
import { OPTIONS } from '../../packages/cli/src/options/table.ts';
import { limitsSection } from './limits-section.ts';

export function configurationPage(): string {
  return `# Configuration

<!-- Made by 'npm run docs' from packages/cli/src/options/table.ts. -->

A flag replaces the config's value, which replaces the default. Lists and tables are replaced as a whole, not merged: with
\`--limit hot=5\` no limit of the config holds, and with \`--report\` none of its \`reports\` is written. Unless it is quiet, a run says
on the standard error which config is in force.

hotpix looks for a config in the current folder and its parents, up to the root of the project (a folder with \`package.json\` or \`.git\`) or
the home of the user:

- \`hotpix.config.ts\`, or with the extension \`.mts\`, \`.cts\`, \`.js\`, \`.mjs\`, \`.cjs\`, \`.json\`, \`.yaml\` or \`.yml\`;
- \`.hotpixrc\`, with any of these extensions or none;
- the key \`hotpix\` in \`package.json\`.

\`--config <file>\` names a config, \`--no-config\` goes without. A config is code. One that is found in a parent folder is refused where
it belongs to neither the user nor root, or where anybody may write to it: name it by \`--config\` to run it all the same. Paths in a config start from its folder. \`hotpix init\` writes one to start from:

\`\`\`ts
import { defineConfig } from 'hotpix';

export default defineConfig({
  files: ['photos'],
  limits: { defects: 100, clusters: 0 },
  html: 'report.html',
});
\`\`\`

\`hotpix init --format json\` and \`--format yaml\` write one that names its JSON Schema, with which editors complete and check it.
The schema is \`config.schema.json\` of the package \`hotpix\`. Plugins need a config in TypeScript or JavaScript.

## Commands

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `- **\`${`hotpix ${name} ${argumentsOf(name as CommandName)}`.trim()}\`**: ${summary}.`)
  .join('\n')}

Exit codes:

- **0**: the command did what it was asked for, whatever it found; with limits, they are kept.
- **1**: limits are exceeded, or \`hotpix diff\` tells something new or worse.
- **2**: there is no verdict (too few photographs, a set that is refused, a saved Result that was judged by force), or the command
  cannot run (arguments, config, nothing that could be used). [Errors and reasons](errors.md) has the codes of both.

## Photographs on servers

Where photographs are named, addresses may stand: \`hotpix scan s3://bucket/photos\`, \`hotpix scan 's3://bucket/photos/*.dng'\`,
\`hotpix check https://host/a.jpg https://host/b.jpg\`. The Result is that of the same files in a folder, but for the paths, which are the addresses.

- **S3** has its endpoint, region and credentials from the environment and the files of AWS: \`AWS_ENDPOINT_URL_S3\`, \`AWS_REGION\`,
  \`AWS_ACCESS_KEY_ID\` and \`AWS_SECRET_ACCESS_KEY\`, or \`AWS_PROFILE\`. With an endpoint of its own, buckets stand in the path;
  \`AWS_S3_ADDRESSING_STYLE=virtual\` puts them into the name of the host. A prefix stands for all below it, as a folder does.
- **HTTP** lists nothing: each file has its address. User and password of an address are sent to its own server alone.
- **What is fetched:** the first 64 KiB of each photograph, and the rest when it is decoded, so that each byte comes once; of sets of more
  than some 500 photographs the first 64 KiB come twice. A file of up to 64 KiB comes by one request. Up to 8 photographs, 256 MiB, and an eighth of \`--memory\`
  come ahead of their decoding. Reports with crops fetch those photographs again that they show.
- **What fails:** status 408, 425, 429 and 5xx, and connections that fail or break, are tried five times, with pauses. A file that cannot be fetched, or
  that has another ETag or size than when it was first looked at, fails alone, as a damaged one does.
- **What is kept secret:** addresses are shown, and kept in Results and States, without user and password, and with what may open something
  in a query left out: \`https://host/a.jpg?id=7&sig=…\`. An address that is signed anew is the same photograph for \`--state\`.
- **What is written:** nothing. \`hotpix fix\` takes \`--out\` with a folder of this machine. States and Results are files of this machine, too.

## Options

Each has its key in the config, its flag, what it takes, its default, and the commands that have it. Files are
written whole or not at all, and the folders of their paths are made where they are missing.

${GROUPED.map(([heading, keys]) => `### ${heading}\n\n${keys.map((key) => entry(key, OPTIONS[key] as Option<unknown>)).join('\n')}`).join('\n\n')}

\`--report\` takes the names of the reporters among the \`plugins\` of the config, and of those that are built in:
${reporterNames()
  .map((name) => `\`${name}\``)
  .join(', ')}.

${limitsSection()}
## What only the config has

- **\`files\`**: Photographs when the command line names none.\\
  Takes a list of files, folders, globs and addresses.
- **\`plugins\`**: Decoders, accumulators, rankers, fixers, writers and reporters of your own, see
  [writing a plugin](writing-a-plugin.md). None may have the name of a built-in plugin
  or of another of the list.\\
  Takes a list of plugins.
`;
}

function entry(
  key: string,
  { type, default: standard, defaultText, flag, commands, byFlagIn = [], help, helpIn = {} }: Option<unknown>,
): string {
  const shown = defaultText ?? (standard === undefined ? 'none' : `\`${JSON.stringify(standard)}\``);
  const name = flag ? `\`${key}\`, \`${flag}\`` : `\`${key}\``;
  const elsewhere = Object.entries(helpIn).map(([command, words]) => ` In \`${command}\`: ${words}`);
  return `- **${name}**: ${plain(`${help}${elsewhere.join('')}`)}\\\n  Takes ${plain(type.expected)}. Default: ${shown}. Commands: ${commands.join(', ')}${byFlagIn.length === 0 ? '' : `; ${byFlagIn.join(' and ')} by the flag alone`}.`;
}

/** Patterns hold what Markdown takes for emphasis, and placeholders what it takes for HTML. */
const plain = (text: string): string => text.replaceAll(/[*<]/g, String.raw`\$&`);
