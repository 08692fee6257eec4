// Writes the documents that are derived from the code; with --check it only says whether they are up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { configSchema } from '../packages/cli/src/config/config-schema.ts';
import { configurationPage } from './docs/configuration-page.ts';
import { errorsPage } from './docs/errors-page.ts';
import { resultPage } from './docs/result-page.ts';
import { resultJsonSchema } from '@hotpix/result';
import { sampleModule } from './docs/sample-result.ts';
import { withTypes } from './docs/shown-types.ts';

/** Written by hand, but for the types that they show. */
const WITH_TYPES = ['docs/writing-a-plugin.md', 'packages/simulator/README.md'];

const pages: Record<string, string> = {
  'docs/configuration.md': configurationPage(),
  'docs/errors.md': errorsPage(),
  'docs/result.md': resultPage(),
  ...Object.fromEntries(WITH_TYPES.map((path) => [path, withTypes(readFileSync(path, 'utf8'))])),
  'packages/core/src/testing/sample.ts': await sampleModule(),
  'packages/result/result.schema.json': `${JSON.stringify(resultJsonSchema(), undefined, 2)}\n`,
  'packages/cli/config.schema.json': `${JSON.stringify(configSchema(), undefined, 2)}\n`,
};

const isCheck = process.argv.includes('--check');
const stale: string[] = [];
for (const [path, text] of Object.entries(pages)) {
  const formatted = path.endsWith('.md')
    ? await format(text, { ...(await resolveConfig(path)), parser: 'markdown' })
    : text;
  const isCurrent = existsSync(path) && readFileSync(path, 'utf8') === formatted;
  if (isCurrent) continue;
  stale.push(path);
  if (!isCheck) writeFileSync(path, formatted);
}

if (stale.length > 0) console.log(`${isCheck ? 'Out of date' : 'Wrote'}: ${stale.join(', ')}`);
if (isCheck && stale.length > 0) {
  console.log("Run 'npm run docs'.");
  process.exitCode = 1;
}
