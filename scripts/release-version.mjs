// Raises the versions by the changesets, and with them what the packages say of themselves.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (command) => execFileSync(command, { cwd: root, stdio: 'inherit', shell: true });

run('npx changeset version');
for (const name of readdirSync(`${root}packages`)) {
  const source = `${root}packages/${name}/src/version.ts`;
  if (!existsSync(source)) continue;
  const { version } = JSON.parse(readFileSync(`${root}packages/${name}/package.json`, 'utf8'));
  writeFileSync(source, readFileSync(source, 'utf8').replace(/'\d[^']*'/, `'${version}'`));
}
run('npm install --package-lock-only --ignore-scripts --no-audit --no-fund');
