// How large the page of a fleet's histories is, and how quick: 300 cameras of five years, one of them with 3,000 defects.
// usage: npm run bench:history-page -- [--quick] [--keep page.html]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { growthOf, historyOf, recordOf, type CameraHistory } from '@hotpix/history/pure';
import { packCamera, renderHistory, type HistoryEntry } from '@hotpix/reporter-html';
import { launchChromium } from '../test/support/chromium.ts';
import { createFleetCamera } from './fleet/camera.ts';
import { createChance } from './fleet/random.ts';
import { scanOf, timeOf } from './fleet/scan.ts';
import { timesOn } from './history-page/times.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, keep: { type: 'string' } } });
const cameras = values.quick ? 12 : 300;
const months = values.quick ? 24 : 60;
/** Cameras that are simulated; the others are the same under other names. */
const SIMULATED = 30;
/** Of the first camera, drawn: scans show two of three. */
const MANY = 4600;

function historyAt(number: number): CameraHistory {
  const chance = createChance(1 + number);
  const camera = createFleetCamera(number, chance, { months, ...(number === 0 && { old: MANY }) });
  const records = Array.from({ length: months }, (_, month) => {
    const time = timeOf(month);
    return recordOf(
      scanOf(camera, month, chance).result,
      `${String(number).padStart(8, '0')}${String(month).padStart(8, '0')}`,
      time,
    );
  });
  const history = historyOf(records);
  if (!history) throw new Error('Expected scans, got none.');
  return history;
}

function entryOf(key: string, history: CameraHistory): HistoryEntry {
  const growth = growthOf(history);
  const transitions = history.scans[history.scans.length - 1].counts.transitions;
  const { camera, frame, scans } = history;
  return { key, camera, frame, scans, transitions, ...(growth && { growth }) };
}

const packed = [];
const entries: HistoryEntry[] = [];
const histories: CameraHistory[] = [];
let most = 0;
for (let number = 0; number < cameras; number++) {
  const history = (histories[number % SIMULATED] ??= historyAt(number));
  const key = `fleet-${1000 + number}`;
  most = Math.max(most, history.sites.length);
  entries.push(entryOf(key, history));
  packed.push(packCamera(key, history, { growth: growthOf(history) }));
}
const page = renderHistory({ cameras: entries, packed });
const folder = mkdtempSync(join(tmpdir(), 'hotpix-history-page-'));
const path = values.keep ?? join(folder, 'page.html');
writeFileSync(path, page);
const browser = await launchChromium();
try {
  const times = await timesOn(browser, pathToFileURL(path).href, months);
  console.log(
    `${cameras} cameras, ${months} scans of each, ${most} defects of the first: ${(page.length / 1e6).toFixed(1)} MB`,
  );
  for (const [what, ms] of Object.entries(times)) console.log(`${what.padEnd(36)} ${ms.toFixed(0).padStart(6)} ms`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
