/** The client of the report: reads the Result out of the page and draws it. */
import type { Result } from '@hotpix/result';
import { detail } from './detail/detail.ts';
import { goToDetail } from './detail/go-to-detail.ts';
import { announcer } from './dom/announcer.ts';
import { element } from './dom/element.ts';
import { emva1288 } from './emva1288/section.ts';
import { foreign } from './evidence/foreign.ts';
import { histogram } from './evidence/histogram.ts';
import { leftOut } from './evidence/left-out.ts';
import { ranking } from './evidence/ranking.ts';
import { fileTable } from './files/file-table.ts';
import { provenance } from './files/provenance.ts';
import { keyHelp } from './keys.ts';
import { masthead } from './masthead.ts';
import { SensorMap } from './map/sensor-map.ts';
import { followHistory } from './model/history.ts';
import { createReport, type Report } from './model/report.ts';
import { defectTable } from './table/defect-table.ts';
import { baseline } from './verdict/baseline.ts';
import { checks } from './verdict/checks.ts';
import { hero } from './verdict/hero.ts';
import { limits } from './verdict/limits.ts';
import { tally } from './verdict/tally.ts';

function page(report: Report): Node[] {
  const { result } = report;
  const parts: (HTMLElement | undefined)[] = [
    workbench(report),
    leftOut(report),
    histogram(result),
    emva1288(result),
    ranking(result),
    foreign(result),
    fileTable(result),
    provenance(result),
  ];
  const keys = keyHelp(report);
  const trust = [limits(result), baseline(report), checks(result)].filter((part) => part !== undefined);
  return [
    element('a', { class: 'skip', href: '#content' }, 'Skip to the report'),
    top([...trust, ...parts], keys?.button),
    element(
      'main',
      { id: 'content', tabindex: -1 },
      element('div', { class: 'verdict' }, hero(result), tally(report)),
      trust.length > 0 ? element('div', { class: 'trust' }, ...trust) : undefined,
      ...parts,
    ),
    element('footer', {}, `Made by ${result.generator.name} ${result.generator.version}. This page fetches nothing.`),
    announcer,
    ...(keys ? [keys.list] : []),
  ];
}

/** Map and table with the selected defect beside them; without a verdict a map of what was left out, if anything was. */
function workbench(report: Report): HTMLElement | undefined {
  const { frame, status, artefacts = [] } = report.result;
  if (!frame || (status !== 'complete' && artefacts.length === 0)) return undefined;
  const map = new SensorMap(report, frame).element;
  if (report.defects.length === 0) return map;
  return element('div', { class: 'workbench' }, element('div', {}, map, defectTable(report)), detail(report));
}

function top(parts: readonly (HTMLElement | undefined)[], keys: HTMLElement | undefined): HTMLElement {
  const sections = parts.flatMap((part) =>
    part ? [...(part.id ? [part] : part.querySelectorAll<HTMLElement>('section[id]'))] : [],
  );
  const links = sections.map(({ id }) => element('a', { href: `#${id}` }, NAMES[id] ?? id));
  return masthead({ title: 'report', links, controls: [keys] });
}

const NAMES: Readonly<Record<string, string>> = {
  checks: 'Checks',
  limits: 'Limits',
  baseline: 'Changes',
  map: 'Map',
  defects: 'Defects',
  detail: 'Detail',
  'left-out': 'Left out',
  evidence: 'Chance',
  emva1288: 'EMVA 1288',
  ranking: 'Ranking',
  plugins: 'Plugins',
  files: 'Files',
  settings: 'Settings',
};

const report = createReport(JSON.parse(document.getElementById('result')?.textContent ?? '') as Result);
document.body.append(...page(report));
followHistory(report, () => {
  document.getElementById('map')?.scrollIntoView();
  goToDetail();
});
