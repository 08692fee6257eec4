/** Which defects the table and the map show. */
import type { DefectKind } from '@hotpix/result';
import { element } from '../dom/element.ts';
import { glyph } from '../dom/glyph.ts';
import { whole } from '../model/format.ts';
import { KIND_ORDER, KINDS } from '../model/kinds.ts';
import { holds } from '../model/place.ts';
import { countKinds, type RankedDefect, type Report } from '../model/report.ts';

interface Criteria {
  readonly kinds: ReadonlySet<DefectKind>;
  /** 0 to 1. */
  readonly confidence: number;
  /** Part of `x,y`, or a pixel of a line. */
  readonly position: string;
  readonly group: keyof typeof GROUPS;
}

const GROUPS = { any: 'All', cluster: 'In a cluster', colourCluster: 'In one of a colour' } as const;

/** Whether a defect meets all of the criteria. */
function matches(defect: RankedDefect, { kinds, confidence, position, group }: Criteria): boolean {
  return (
    kinds.has(defect.kind) &&
    defect.confidence >= confidence &&
    isAt(defect, position) &&
    (group === 'any' || defect[group] !== undefined)
  );
}

function isAt(defect: RankedDefect, position: string): boolean {
  if (`${defect.x},${defect.y}`.includes(position)) return true;
  const [, x, y] = /^(\d+),(\d+)$/.exec(position) ?? [];
  return x !== undefined && holds(defect, { x: Number(x), y: Number(y) });
}

/** The form that filters the defects of a report. */
export function filterForm(report: Report): HTMLElement {
  const counts = countKinds(report.defects);
  const boxes = KIND_ORDER.filter((kind) => counts.has(kind)).map((kind) => ({ kind, box: kindBox() }));
  const [confidence, position, group] = [confidenceInput(), positionInput(), groupSelect(report)];
  const apply = () => {
    const criteria: Criteria = {
      kinds: new Set(boxes.filter(({ box }) => box.checked).map(({ kind }) => kind)),
      confidence: (confidence.valueAsNumber || 0) / 100,
      position: position.value.replace(/\s/g, ''),
      group: (group?.value ?? 'any') as Criteria['group'],
    };
    report.shown.set(report.defects.filter((defect) => matches(defect, criteria)));
  };
  const chips = boxes.map(({ kind, box }) =>
    element('label', { class: 'chip' }, box, glyph(kind), `${KINDS[kind].name} ${whole(counts.get(kind) ?? 0)}`),
  );
  return element(
    'form',
    { class: 'filter', input: apply, reset: () => setTimeout(apply), submit: (event: Event) => event.preventDefault() },
    element('fieldset', {}, element('legend', {}, 'Kinds'), ...chips),
    group && element('label', { class: 'field' }, 'Clusters', group),
    element('label', { class: 'field' }, 'Position has', position),
    element('label', { class: 'field narrow' }, 'Confidence from, %', confidence),
    element('button', { type: 'reset', class: 'button' }, 'Show all'),
  );
}

function kindBox(): HTMLInputElement {
  return element('input', { type: 'checkbox', checked: true });
}

function confidenceInput(): HTMLInputElement {
  return element('input', { type: 'number', min: 0, max: 100, step: 'any', value: 0, inputmode: 'decimal' });
}

function positionInput(): HTMLInputElement {
  const placeholder = '1204 or 1204,877';
  return element('input', { type: 'search', placeholder, autocomplete: 'off', spellcheck: 'false' });
}

/** Offers what there is; without any cluster there is nothing to choose. */
function groupSelect({ defects }: Report): HTMLSelectElement | undefined {
  const groups = (['cluster', 'colourCluster'] as const).filter((key) =>
    defects.some((defect) => defect[key] !== undefined),
  );
  if (groups.length === 0) return undefined;
  const options = (['any', ...groups] as const).map((key) => element('option', { value: key }, GROUPS[key]));
  return element('select', {}, ...options);
}
