/** The page of the histories of cameras: all of one camera, or of many, in one file that fetches nothing. */
import type { Growth, ScanCounts, TransitionKind } from '@hotpix/history/pure';
import { describeCamera, plural, type Camera, type FrameFacts } from '@hotpix/result';
import { escapeHtml, escapeJson } from '../escape.ts';
import { script, scriptHash, style, styleHash } from '../generated/history-page.ts';
import { ICON } from '../icon.ts';
import { shell } from '../shell.ts';
import { visible } from '../visible.ts';
import { VERSION } from '../version.ts';
import type { AcceptedChanges } from './accepted-changes.ts';
import type { ListedCamera, Listing, PackedCamera } from './packed.ts';

/** A camera as a history lists it. */
export interface HistoryEntry {
  readonly key: string;
  readonly camera: Camera;
  readonly frame: FrameFacts;
  readonly scans: readonly { readonly time: string; readonly isJudged: boolean; readonly counts: ScanCounts }[];
  /** Since the date that was asked for, or in the last scan. */
  readonly transitions: Readonly<Partial<Record<TransitionKind, number>>>;
  /** Which of them people accepted. @default none */
  readonly accepted?: readonly AcceptedChanges[];
  readonly growth?: Growth;
}

export interface HistoryPage {
  readonly cameras: readonly HistoryEntry[];
  /** All of each camera that is on this page; of a server's list none. */
  readonly packed: Iterable<PackedCamera>;
  /** ISO 8601 without a zone. */
  readonly since?: string;
  readonly unreadable?: Listing['unreadable'];
  /** Whether a server gives each camera a page of its own, `cameras/<key>` beside the list. @default false */
  readonly isServed?: boolean;
}

/** Results that are named as left out. */
const NAMED = 100;

export function renderHistory({ cameras, packed, since, unreadable = [], isServed = false }: HistoryPage): string {
  const listing: Listing = {
    generator: { name: 'hotpix', version: VERSION },
    ...(since !== undefined && { since }),
    cameras: cameras.map(listed),
    unreadable: unreadable.slice(0, NAMED),
    unreadableCount: unreadable.length,
    isServed,
  };
  const [only] = listing.cameras;
  const what = listing.cameras.length === 1 ? only.name : plural(listing.cameras.length, 'camera');
  const scripts = [...packed].map(
    (camera) =>
      `<script type="application/json" data-camera="${escapeHtml(camera.key)}">${escapeJson(camera)}</script>\n`,
  );
  return shell({
    title: escapeHtml(visible(`${what} · hotpix history`)),
    head: `<link rel="icon" href="${ICON}">\n`,
    style: { text: style, hash: styleHash },
    policy: [`script-src '${scriptHash}'`, 'img-src data:'],
    body: `<noscript><main><h1>${escapeHtml(visible(what))}</h1><p>The history needs JavaScript, which is switched off here.</p></main></noscript>
<script type="application/json" id="listing">${escapeJson(listing)}</script>
${scripts.join('')}<script>${script}</script>`,
  });
}

function listed({ key, camera, frame, scans, transitions, accepted = [], growth }: HistoryEntry): ListedCamera {
  const last = scans[scans.length - 1];
  return {
    ...{ key, name: describeCamera(camera, frame) },
    present: scans.map(({ counts }) => counts.present),
    ...{ last: last.time, isJudged: last.isJudged, reach: last.counts.reach, changes: transitions },
    accepted,
    ...(growth && { growth }),
  };
}
