/** The application of the browser as people have it, built and served: what it finds and repairs is what the command line does. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simulate } from '@hotpix/simulator';
import { unzipSync } from 'fflate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../../test/support/chromium.ts';
import { command } from '../../../test/support/command.ts';
import { useFolder } from '../../../test/support/use-folder.ts';
import {
  buildApp,
  button,
  chooseFiles,
  chooseFolder,
  ISOLATED,
  resultIn,
  saved,
  scan,
  serveApp,
  type Served,
} from './web-app.ts';

const folder = useFolder();
let browser: Browser;
/** With the headers by which a page may share memory, and without them. */
let isolated: Served;
let plain: Served;
let context: BrowserContext | undefined;

/** More JPEGs than raw files of one camera, and what else lies in the folders of people. */
async function takePhotographs(): Promise<void> {
  const camera = { seed: 15, width: 480, height: 320, active: { x: 0, y: 0, width: 480, height: 320 } };
  await simulate({ dir: folder('photos'), camera, frames: 5 });
  await rm(folder('photos', 'dng', 'frame-0005.dng'));
  const small = { seed: 3, width: 160, height: 120, active: { x: 0, y: 0, width: 160, height: 120 } };
  await simulate({ dir: folder('many'), camera: small, frames: 95, formats: ['jpeg'] });
  await rm(folder('photos', 'truth.json'));
  await writeFile(folder('photos', 'notes.txt'), 'Not a photograph.');
  await writeFile(folder('photos', '.hidden.jpg'), 'Nobody’s photograph.');
  await writeFile(folder('photos', 'clip.mp4'), '\0\0\0\x18ftypisom\0\0\0\0isommp42');
  await copyFile(folder('photos', 'jpeg', 'frame-0002.jpg'), folder('photos', 'again.jpg'));
  await mkdir(folder('screens'));
  for (const frame of ['frame-0001', 'frame-0002'])
    await sharp(folder('photos', 'jpeg', `${frame}.jpg`))
      .png()
      .toFile(folder('screens', `${frame}.png`));
  const whole = readFileSync(folder('photos', 'jpeg', 'frame-0003.jpg'));
  await writeFile(folder('photos', 'damaged.jpg'), whole.subarray(0, whole.length / 2));
}

beforeAll(async () => {
  await mkdir(folder('photos'));
  await takePhotographs();
  await command(folder(), ['scan', 'photos', '--json', 'all.json', '--html', 'all.html', '--quiet']);
  await command(folder(), ['scan', 'photos/dng', '--json', 'raw.json', '--html', 'raw.html', '--quiet']);
  await command(folder(), ['fix', 'photos', '--out', 'repaired', '--quiet']);
  await command(folder(), ['fix', 'photos/dng', '--out', 'repaired-raw', '--quiet']);
  await command(folder(), ['scan', 'screens', '--json', 'screens.json', '--html', 'screens.html', '--quiet']);
  await command(folder(), ['scan', 'many', '--json', 'many.json', '--html', 'many.html', '--quiet']);
  await buildApp(folder('app'));
  [isolated, plain] = [await serveApp(folder('app'), ISOLATED), await serveApp(folder('app'))];
  browser = await launchChromium();
});
afterEach(() => context?.close());
afterAll(async () => {
  await browser?.close();
  isolated?.close();
  plain?.close();
});

const complaints: string[] = [];

/** @param before what the page finds done when it comes */
async function open(
  { url }: Served,
  options: Parameters<Browser['newContext']>[0] = {},
  before?: string,
): Promise<Page> {
  complaints.length = 0;
  context = await browser.newContext(options);
  context.on('weberror', (error) => complaints.push(error.error().message));
  context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  context.on(
    'request',
    (request) => !/^(blob:)?http:\/\/127\.0\.0\.1:/.test(request.url()) && complaints.push(request.url()),
  );
  const page = await context.newPage();
  if (before !== undefined) await page.addInitScript(before);
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

const expected = (name: string): string => readFileSync(folder(name), 'utf8');

/** The files of a folder, by their names in it. */
function copiesIn(name: string): Record<string, Buffer> {
  const files = readdirSync(folder(name), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder(name).length + 1).replaceAll('\\', '/'), readFileSync(path)]),
  );
}

const sizesOf = (files: Record<string, Uint8Array>): [string, number][] =>
  Object.entries(files)
    .map(([name, bytes]): [string, number] => [name, bytes.length])
    .sort();

function expectSame(files: Record<string, Uint8Array>, others: Record<string, Uint8Array>): void {
  expect(sizesOf(files)).toEqual(sizesOf(others));
  const differing = Object.keys(files).filter((name) => !Buffer.from(files[name]).equals(others[name]));
  expect(differing).toEqual([]);
}

describe.each([
  ['threads, where the host isolates the page', true],
  ['one worker, where nobody does', false],
] as const)('by %s', (_, isIsolated) => {
  test('a folder gives the Result and the copies of the command line', async () => {
    const page = await open(isIsolated ? isolated : plain, { serviceWorkers: 'block' });
    expect(await page.evaluate('crossOriginIsolated')).toBe(isIsolated);
    await chooseFolder(page, folder('photos'));
    await scan(page);
    expect(await resultIn(page)).toBe(expected('all.json'));
    const zip = await saved(page, () => button(page, /ZIP/).click());
    expectSame(unzipSync(zip), copiesIn('repaired'));
    // It lies in the browser until the page is opened again.
    expect(await archivesIn(page)).toHaveLength(1);
    await page.reload();
    await page.getByRole('heading', { name: 'From your last visit' }).waitFor();
    expect(await archivesIn(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test('raw files beside more JPEGs are scanned where one asks for them, and repaired into a folder', async () => {
  const page = await open(isolated);
  await chooseOwnFolder(page);
  await chooseFolder(page, folder('photos'));
  await page.getByRole('heading', { name: 'Raw files and pictures: Hotpix Simulated' }).waitFor();
  await page.getByRole('radio').nth(1).check();
  await scan(page);
  expect(await resultIn(page)).toBe(expected('raw.json'));
  await page.reload();
  // The page begins anew, and repairs by the map that it kept.
  await chooseOwnFolder(page);
  await chooseFolder(page, folder('photos', 'dng'));
  await button(page, /into a folder/).click();
  await page.getByRole('heading', { name: '4 photographs repaired' }).waitFor();
  const names = Object.keys(copiesIn('repaired-raw'));
  const bytes = await page.evaluate(async (names) => {
    const out = await (await navigator.storage.getDirectory()).getDirectoryHandle('out');
    const files = await Promise.all(names.map(async (name) => (await out.getFileHandle(name)).getFile()));
    return Promise.all(files.map(async (file) => [...new Uint8Array(await file.arrayBuffer())]));
  }, names);
  expectSame(Object.fromEntries(names.map((name, i) => [name, Buffer.from(bytes[i])])), copiesIn('repaired-raw'));
  expect(complaints).toEqual([]);
});

test('a host without headers is asked for nothing once the page is there, and the page works without it', async () => {
  const page = await open(plain);
  await page.waitForFunction(() => crossOriginIsolated);
  plain.asked.length = 0;
  await context?.setOffline(true);
  await page.reload();
  await chooseFolder(page, folder('photos', 'jpeg'));
  await scan(page);
  await button(page, 'Look at the report').click();
  await page.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor();
  // The browser itself looks whether there is a newer version.
  expect(plain.asked.filter((path) => path !== '/service-worker.js')).toEqual([]);
  expect(complaints).toEqual([]);
});

/** The scan begins, and is paused when something of it is kept. */
async function pauseScan(page: Page): Promise<void> {
  await pauseAfter(page, /^Scan/);
  // It keeps what it counted between two files; before the first there is nothing.
  while (!(await isSoonKept(page))) await pauseAfter(page, 'Resume');
}

/** Clicks a button, and at once the one that pauses. From outside that may come when a busy machine has counted all files. */
async function pauseAfter(page: Page, name: string | RegExp): Promise<void> {
  const paused = page.evaluate(async () => {
    const find = (): HTMLButtonElement | undefined =>
      [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Pause' && !one.disabled);
    for (; !find(); await new Promise((resolve) => setTimeout(resolve)));
    find()!.click();
  });
  await button(page, name).click();
  await paused;
}

test('a scan that is paused is resumed after the page was closed; its Result is kept, can be looked at again, and deleted', async () => {
  const page = await open(isolated);
  await chooseFolder(page, folder('many'));
  await pauseScan(page);
  await page.reload();
  await page.getByText(/^A scan of 96 files stopped when [1-9]\d* were counted\. Choose many again/).waitFor();
  await chooseFolder(page, folder('many'));
  await page.getByText(/^The scan that stopped goes on where it was: [1-9]\d* of 96 files are counted\./).waitFor();
  await scan(page);
  expect(await resultIn(page)).toBe(expected('many.json'));
  await page.reload();
  await button(page, /^Look at the result of /).click();
  await page.locator('.verdict').waitFor();
  expect(await resultIn(page)).toBe(expected('many.json'));
  await button(page, 'Back to the first page').click();
  await button(page, /^Delete the map of /).click();
  await button(page, 'Keep it').click();
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Delete');
  await button(page, /^Delete the map of /).click();
  await button(page, 'Delete for good').click();
  await page.getByRole('button', { name: 'Delete' }).waitFor({ state: 'detached' });
  expect(await page.evaluate('document.activeElement.localName')).toBe('button');
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.getByRole('button', { name: 'Delete' }).count()).toBe(0);
  expect(await storedIn(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('where the browser keeps the folder, one click resumes its scan', async () => {
  const page = await open(isolated);
  await putFiles(page, 'many', copiesIn('many'));
  await chooseOwnFolder(page, 'many');
  await button(page, 'Choose a folder').click();
  await pauseScan(page);
  await page.reload();
  const ask = (answer: string) =>
    page.evaluate(`FileSystemHandle.prototype.requestPermission = async () => '${answer}'`);
  await ask('denied');
  await button(page, 'Go on').click();
  await page.getByRole('alert').getByText('Choose or drop many below').waitFor();
  await ask('granted');
  await button(page, 'Go on').click();
  await page.locator('.verdict').waitFor();
  expect(await resultIn(page)).toBe(expected('many.json'));
  await page.reload();
  await page.getByRole('heading', { name: 'From your last visit' }).waitFor();
  expect(await page.getByRole('button', { name: 'Go on' }).count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('a folder may be dropped beside the place that is made for it', async () => {
  const page = await open(isolated, { serviceWorkers: 'block' });
  const session = await page.context().newCDPSession(page);
  const { x = 0, y = 0 } = (await page.getByRole('heading', { level: 1 }).boundingBox()) ?? {};
  const data = { items: [], files: [folder('many')], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
  await scan(page);
  expect(await resultIn(page)).toBe(expected('many.json'));
  expect(complaints).toEqual([]);
});

test('a second scan in the same page starts the threads anew that the first has ended', async () => {
  const page = await open(isolated, { serviceWorkers: 'block' });
  await chooseFolder(page, folder('photos'));
  await scan(page);
  await button(page, 'Scan other photographs').click();
  await page.getByText('Drop a folder of photographs here').waitFor();
  await chooseFolder(page, folder('many'));
  await scan(page);
  expect(await resultIn(page)).toBe(expected('many.json'));
  expect(complaints).toEqual([]);
});

test('of defects that are passed over quickly, the last is looked at, and nothing shows until it is there', async () => {
  const page = await open(
    isolated,
    {},
    `globalThis.looked = [];
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...rest) {
      if (message.method === 'view') looked.push(message.argument.index);
      return post.call(this, message, ...rest);
    };`,
  );
  await chooseFolder(page, folder('photos', 'jpeg'));
  await scan(page);
  await page.locator('.stage[aria-busy=false]').waitFor();
  const visibility = await page.evaluate(`(() => {
    const next = [...document.querySelectorAll('.viewer button')].find(({ textContent }) => textContent === 'Next');
    for (let presses = 0; presses < 5; presses++) next.click();
    return getComputedStyle(document.querySelector('.stage canvas')).visibility;
  })()`);
  expect(visibility).toBe('hidden');
  await page.locator('.stage[aria-busy=false]').waitFor();
  expect(await page.evaluate('looked')).toEqual([0, 1, 5]);
  expect(complaints).toEqual([]);
});

/** Whether something of a paused scan can be resumed within a second. */
async function isSoonKept(page: Page): Promise<boolean> {
  for (let tries = 0; tries < 10; tries++) {
    if (await isKept(page)) return true;
    await page.waitForTimeout(100);
  }
  return false;
}

/** Whether something of a scan can be resumed. */
const isKept = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const own = await root.getDirectoryHandle('hotpix').catch(() => undefined);
    return (await own?.getFileHandle('scan.json').catch(() => undefined)) !== undefined;
  });

test('a full disk ends no scan, and a repair with words', async () => {
  const page = await open(isolated, { serviceWorkers: 'block' });
  // Where there is no room, none could be made to stand for the one on a disk.
  await makeOwnFolder(page);
  await allowStorage(page, 5000);
  await chooseFolder(page, folder('photos'));
  await scan(page);
  expect(await resultIn(page)).toBe(expected('all.json'));
  await button(page, /ZIP/).click();
  await page.getByRole('heading', { name: 'Nothing was repaired' }).waitFor();
  await page.getByText(/^The browser has no more room for a ZIP file\./).waitFor();
  expect(await archivesIn(page)).toEqual([]);
  await button(page, 'Back to the result').click();
  await chooseOwnFolder(page);
  await button(page, /into a folder/).click();
  await page.getByText(/^The disk that the folder is on is full\./).waitFor();
});

const makeOwnFolder = (page: Page): Promise<unknown> =>
  page.evaluate(`navigator.storage.getDirectory().then((root) => root.getDirectoryHandle('out', { create: true }))`);

/** A person who picks a folder: one of the browser's own, since nobody is there to say yes. */
const chooseOwnFolder = (page: Page, name = 'out'): Promise<unknown> =>
  page.evaluate(`globalThis.showDirectoryPicker = async () =>
    (await navigator.storage.getDirectory()).getDirectoryHandle('${name}', { create: true })`);

/** Lays files into a folder of the browser's own. */
const putFiles = (page: Page, name: string, files: Record<string, Buffer>): Promise<void> =>
  page.evaluate(
    async ([name, files]) => {
      const root = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
      for (const [path, base64] of Object.entries(files)) {
        const [own, ...folders] = path.split('/').reverse();
        let folder = root;
        for (const part of folders.reverse()) folder = await folder.getDirectoryHandle(part, { create: true });
        const file = await (await folder.getFileHandle(own, { create: true })).createWritable();
        // The policy of the page lets nothing fetch a `data:`.
        await file.write(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
        await file.close();
      }
    },
    [name, Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, bytes.toString('base64')]))] as const,
  );

/** As much of the disk as a browser gives a page that has none left. */
async function allowStorage(page: Page, bytes: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin, quotaSize: bytes });
}

/** Names of the ZIP files in the storage of the page. */
const archivesIn = async (page: Page): Promise<string[]> =>
  (await storedIn(page)).filter((name) => name.startsWith('archive'));

/** Names of all files in the storage of the page. */
const storedIn = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names: string[] = [];
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('hotpix', { create: true });
    for await (const name of root.keys()) names.push(name);
    return names;
  });

test('a browser that lacks what the engine needs is told so', async () => {
  const page = await open(isolated, { serviceWorkers: 'block' }, 'delete AbortSignal.any');
  await page.getByText(/^This browser is too old/).waitFor();
  expect(await page.getByRole('button', { name: 'Choose a folder' }).count()).toBe(0);
});

describe('what people choose by mistake', () => {
  const jpeg = (): Buffer => readFileSync(folder('photos', 'jpeg', 'frame-0001.jpg'));

  test('one photograph, with a name that would be markup', async () => {
    const page = await open(isolated);
    const name = '<img src=x onerror=alert(1)>\u202egpj.jpg';
    await chooseFiles(page, [{ name, mimeType: 'image/jpeg', buffer: jpeg() }]);
    await page.getByText(/^One photograph is not enough/).waitFor();
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.getByRole('button', { name: /^Scan/ }).count()).toBe(0);
  });

  test('screenshots are read as the command line does, and said to name no camera', async () => {
    const page = await open(isolated);
    await chooseFolder(page, folder('screens'));
    await page.getByText(/^These files do not say which camera took them/).waitFor();
    await scan(page);
    expect(await resultIn(page)).toBe(expected('screens.json'));
    expect(complaints).toEqual([]);
  });

  test('a picture that cannot be read is not offered as a camera', async () => {
    const page = await open(isolated);
    const files = ['frame-0001.jpg', 'frame-0002.jpg'].map((name) => ({
      name,
      mimeType: '',
      buffer: readFileSync(folder('photos', 'jpeg', name)),
    }));
    const broken = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(300)]);
    await chooseFiles(page, [{ name: 'broken.png', mimeType: '', buffer: broken }, ...files]);
    await page.getByRole('heading', { name: /^2 photographs: Hotpix Simulated/ }).waitFor();
    await page.getByText('1 file cannot be used').click();
    await page.getByText('broken.png').waitFor();
  });

  test('no photographs at all, of kinds that are told', async () => {
    const page = await open(isolated);
    const file = (name: string, head: string) => ({
      name,
      mimeType: '',
      buffer: Buffer.from(head.padEnd(300, '\0'), 'latin1'),
    });
    await chooseFiles(page, [
      file('IMG_1.HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'),
      file('clip.mp4', '\0\0\0\x18ftypisom\0\0\0\0isommp42'),
      file('empty.jpg', '\xff'),
    ]);
    await page.getByRole('heading', { name: 'There are no photographs' }).waitFor();
    for (const why of [/^HEIC is not read here.*“Most Compatible”/, /^A video/, /^Not a photograph, by what is in it/])
      await page.getByText(why).waitFor();
  });
});

test('every screen is fit for a narrow window and for people who do not see it', async () => {
  const page = await open(isolated, {
    viewport: { width: 390, height: 800 },
    reducedMotion: 'reduce',
    bypassCSP: true,
  });
  const look = async (): Promise<void> => {
    await page.addScriptTag({
      content: readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
    });
    const { violations } = (await page.evaluate('axe.run()')) as {
      violations: { id: string; nodes: { html: string }[] }[];
    };
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  };
  await look();
  await chooseFolder(page, folder('photos'));
  await page.locator('summary').first().click();
  await look();
  await scan(page);
  await page.locator('.stage canvas').first().waitFor();
  for (const summary of await page.locator('summary').all()) await summary.click();
  await look();
  await page.emulateMedia({ colorScheme: 'dark' });
  await look();
});
