/** The page begins. */
import type { App } from './app.ts';
import { watchDrops } from './screens/choose.ts';
import { showError } from './screens/error.ts';
import { showResult } from './screens/result.ts';
import { startScan } from './screens/scan.ts';
import { showSeen } from './screens/seen.ts';
import { showStart } from './screens/start.ts';
import { startServiceWorker } from './service-worker.ts';

watchDrops();
startServiceWorker();
const app: App = {
  start: () => void showStart(app),
  seen: (chosen) => void showSeen(chosen, app),
  scan: (chosen) => void startScan(chosen, app),
  result: (told, chosen) => showResult(told, chosen, app),
  error: (error) => showError(error, app),
};
app.start();
