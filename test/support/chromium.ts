/** A real browser for tests. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const KNOWN = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** It asks for nothing of its own, so that what a page asks for can be told. */
const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser of `chromiumPath`. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: QUIET });
}

/** The one named in HOTPIX_CHROMIUM, or the first that is where browsers are. */
export function chromiumPath(): string {
  const stated = process.env.HOTPIX_CHROMIUM;
  const path = (stated ? [stated] : KNOWN).find(existsSync);
  if (path) return path;
  throw new Error(
    `Expected Chromium for this test, found none at ${stated ?? KNOWN.join(', ')}. ` +
      'Install it (Debian: apt-get install chromium-headless-shell), or name it in HOTPIX_CHROMIUM.',
  );
}
