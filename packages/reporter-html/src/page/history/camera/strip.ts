/** What each scan said of a defect, as a row of cells: filled where it was seen, hollow where it could not be, a dot where it was not. */
import type { Story, StorySite } from '../model/story.ts';
import { standingOf } from '../model/story.ts';
import { svg } from '../../dom/element.ts';

const [WIDTH, HEIGHT] = [120, 14];

/** The last of them stands beside it in words. */
export function strip(site: StorySite, { count }: Pick<Story, 'count'>): SVGElement {
  const step = Math.min(8, WIDTH / count);
  const size = Math.max(0.8, step - Math.min(1, step / 4));
  const paths = { seen: '', hidden: '', missed: '' };
  for (let scan = site.first; scan < count; scan++) {
    const standing = standingOf(site, scan);
    const x = Math.round(scan * step * 100) / 100;
    if (standing === 'gone' || standing === 'absent') continue;
    if (standing.what === 'seen') paths.seen += `M${x} 1h${size}v${HEIGHT - 2}h${-size}Z`;
    else if (standing.what === 'notSeen') paths.missed += `M${x} ${HEIGHT / 2 - 1}h${size}v2h${-size}Z`;
    else paths.hidden += `M${x} 4h${size}v${HEIGHT - 8}h${-size}Z`;
  }
  return svg(
    'svg',
    { class: `strip kind-${site.kind}`, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true' },
    svg('path', { class: 'all', d: `M0 ${HEIGHT - 0.5}H${step * count}` }),
    svg('path', { class: 'hidden', d: paths.hidden }),
    svg('path', { class: 'missed', d: paths.missed }),
    svg('path', { class: 'seen', d: paths.seen }),
  );
}
