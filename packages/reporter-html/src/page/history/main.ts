/** The client of the histories: reads them out of the page, a camera when it is asked for, and draws what the address names. */
import { plural } from '@hotpix/result';
import type { Listing, PackedCamera } from '../../history/packed.ts';
import { announce, announcer } from '../dom/announcer.ts';
import { element, fill, type Child } from '../dom/element.ts';
import { masthead } from '../masthead.ts';
import { cameraPage } from './camera/camera-page.ts';
import { CameraList } from './list/camera-list.ts';
import { linkTo } from './list/columns.ts';
import { fragmentOf, routeOf, type Route } from './model/route.ts';
import { createStory } from './model/story.ts';
import { Visit } from './model/visit.ts';

interface Page {
  readonly parts: readonly HTMLElement[];
  follow(route: Route): void;
}

const listing = JSON.parse(document.getElementById('listing')?.textContent ?? '') as Listing;
const embedded = new Map(
  [...document.querySelectorAll<HTMLElement>('script[data-camera]')].map((script) => [script.dataset.camera, script]),
);
/** A page of one camera has no list. */
const alone = listing.cameras.length === 1 && embedded.size === 1 ? listing.cameras[0].key : undefined;
const pages = new Map<string | undefined, Page | undefined>();
const main = element('main', { id: 'content', tabindex: -1 });
const top = element('div');
let shown: Page | undefined;

/** Keeps what is shown in the address. */
function keep(route: Route, isContinued: boolean): void {
  const fragment = fragmentOf(route);
  if (fragment === location.hash || (fragment === '#' && location.hash === '')) return;
  try {
    if (isContinued) history.replaceState(null, '', fragment);
    else history.pushState(null, '', fragment);
  } catch {
    // Some browsers refuse entries that come too fast; what was asked for is shown all the same.
  }
}

function pageOf(key: string | undefined): Page | undefined {
  if (!pages.has(key)) pages.set(key, key === undefined ? listPage() : storyPage(key));
  return pages.get(key);
}

function listPage(): Page {
  let isTyping = false;
  const list = new CameraList(listing, (name) => {
    keep({ name }, isTyping);
    isTyping = true;
  });
  list.element.addEventListener('focusout', () => (isTyping = false));
  return { parts: [list.element], follow: ({ name = '' }) => list.name.set(name) };
}

/** Undefined where the page does not have it. */
function storyPage(key: string): Page | undefined {
  const [script, listed] = [embedded.get(key), listing.cameras.find((camera) => camera.key === key)];
  if (!script || !listed) return undefined;
  const visit = new Visit(createStory(JSON.parse(script.textContent ?? '') as PackedCamera), keep);
  const parts = cameraPage(visit, listed, listing.since);
  return { parts, follow: (route) => visit.follow(route) };
}

/** Shows what the address names. */
function follow(): void {
  const route = routeOf(location.hash);
  const key = route.camera ?? alone;
  if (key !== undefined && listing.isServed && !embedded.has(key)) return leave(key);
  const page = pageOf(key) ?? missing(key ?? '');
  if (page !== shown) show(page, key);
  page.follow(route);
}

/** A camera that a server has on a page of its own. */
function leave(key: string): void {
  const { hash } = location;
  location.replace(`${alone === undefined ? '' : '../'}${linkTo(key, true)}${hash}`);
}

function missing(key: string): Page {
  const words = element('p', { class: 'lead' }, `Expected a camera of this page, got '${key}'.`);
  return { parts: [element('section', {}, element('h1', {}, 'No such camera'), words)], follow: () => undefined };
}

function show(page: Page, key: string | undefined): void {
  const isFirst = shown === undefined;
  shown = page;
  fill(top, head(page, key));
  fill(main, ...page.parts);
  const name = listing.cameras.find((camera) => camera.key === key)?.name;
  const title = name ?? plural(listing.cameras.length, 'camera');
  document.title = `${title} · hotpix history`;
  if (isFirst) return;
  scrollTo(0, 0);
  main.focus({ preventScroll: true });
  announce(title);
}

const NAMES: Readonly<Record<string, string>> = {
  trend: 'Trend',
  map: 'Map',
  'scans-compared': 'Two scans',
  defects: 'Defects',
  scans: 'Scans',
  acceptances: 'Acceptances',
};

function head({ parts }: Page, key: string | undefined): HTMLElement {
  const sections = parts.flatMap((part) => (part.id ? [part] : [...part.querySelectorAll<HTMLElement>('section[id]')]));
  const links = sections.flatMap((part) => (NAMES[part.id] ? [linkToPart(part, NAMES[part.id])] : []));
  return masthead({
    title: 'history',
    links: key === undefined ? [] : [wayBack(), ...links].filter((link) => link !== undefined),
  });
}

function wayBack(): Child {
  if (alone !== undefined && !listing.isServed) return undefined;
  return element('a', { href: alone === undefined ? '#' : '../' }, 'All cameras');
}

/** The address stays that of what is shown. */
function linkToPart(part: HTMLElement, name: string, looks?: string): HTMLElement {
  const go = (event: Event): void => {
    event.preventDefault();
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
    part.scrollIntoView();
  };
  return element('a', { href: `#${part.id}`, class: looks, click: go }, name);
}

const { name, version } = listing.generator;
document.body.append(
  linkToPart(main, 'Skip to the content', 'skip'),
  top,
  main,
  element('footer', {}, `Made by ${name} ${version}. This page fetches nothing.`),
  announcer,
);
addEventListener('popstate', follow);
follow();
