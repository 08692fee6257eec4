/** What a reader of the page waits for, in a real browser. */
import type { Browser, Page } from 'playwright-core';

/** In milliseconds. */
export async function timesOn(browser: Browser, address: string, scans: number): Promise<Record<string, number>> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const first = await timed(async () => {
    await page.goto(address);
    await page.locator('#cameras tbody tr a').first().waitFor();
  });
  const sorted = await timed(() => page.getByRole('button', { name: 'Defects' }).click());
  const filtered = await timed(() => page.getByLabel('Name has').fill('no. 1000'));
  const opened = await timed(async () => {
    await page.locator('#cameras tbody a').first().click();
    await page.locator('#scan').waitFor();
  });
  const steps = await page.evaluate<number[]>(STEPS(scans));
  const work = await workOf(page, () => page.evaluate(STEPS(scans)));
  const compared = await timed(async () => {
    await page.locator('#since').selectOption('0');
  });
  const sum = [...steps].sort((a, b) => a - b);
  await context.close();
  return {
    'to the list of cameras': first,
    'to sort the list': sorted,
    'to filter it by a name': filtered,
    'to the camera with most defects': opened,
    'a step of its slider, work alone': work / scans,
    'a step of its slider, median': sum[sum.length >> 1],
    'a step of its slider, slowest': sum[sum.length - 1],
    'to compare with its first scan': compared,
  };
}

/** Processor time of the page's own thread, whatever else the machine does. */
async function workOf(page: Page, work: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  };
  const before = await spent();
  await work();
  return (await spent()) - before;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** From the input to the drawn frame; the wait for a frame is none of the page's, and left out. */
const STEPS = (scans: number): string => `(async () => {
  const slider = document.querySelector('#scan');
  const times = [];
  for (let scan = 0; scan < ${scans}; scan++) {
    const start = performance.now();
    slider.value = String(scan);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    const done = performance.now();
    const drawn = await new Promise((resolve) => {
      requestAnimationFrame((begin) => {
        // Behind the drawing of the map, which was asked for before.
        const from = performance.now();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - begin);
        port2.postMessage(from);
      });
    });
    times.push(done - start + drawn);
  }
  return times;
})()`;
