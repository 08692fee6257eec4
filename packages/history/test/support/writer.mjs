// Adds Results to a history one after the other, asks what it says after each, and tells which are kept. It is there to be killed.
// usage: node writer.mjs <history> <file of Results>
import { readFileSync } from 'node:fs';
import { openHistory } from '@hotpix/history';

const [place, path] = process.argv.slice(2);
const history = await openHistory(place);
const results = JSON.parse(readFileSync(path, 'utf8'));
process.stdout.write('ready\n');
for (const [i, result] of results.entries()) {
  const { camera } = await history.add(result);
  process.stdout.write(`${i}\n`);
  await history.camera(camera);
}
await history.close();
