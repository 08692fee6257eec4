// Holds every published package against publint and attw: what npm would ship must resolve and type-check as it says.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const root = fileURLToPath(new URL('..', import.meta.url));
let faults = 0;
for (const name of readdirSync(`${root}packages`)) {
  const folder = `${root}packages/${name}`;
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const { messages } = await publint({ pkgDir: folder, strict: true });
  for (const message of messages)
    console.log(`${manifest.name}: ${formatMessage(message, manifest, { color: false })}`);
  faults += messages.length;
  try {
    const attw = [
      `${root}node_modules/@arethetypeswrong/cli/dist/index.js`,
      '--pack',
      folder,
      '--profile',
      'esm-only',
      '--format',
      'ascii',
      '--quiet',
    ];
    execFileSync(process.execPath, attw, { cwd: root, stdio: 'pipe' });
  } catch (error) {
    console.log(`${manifest.name}: ${error.stdout}${error.stderr}`);
    faults++;
  }
}
console.log(faults === 0 ? 'Every package is fit to be published.' : `${faults} faults.`);
process.exitCode = faults === 0 ? 0 : 1;
