/** Which defects the table and the map show. */
import type { DefectKind } from '@hotpix/core';
import { element } from '../dom/element.ts';
import { glyph } from '../dom/glyph.ts';
import { whole } from '../model/format.ts';
import { KIND_ORDER, KINDS } from '../model/kinds.ts';
import { countKinds, type RankedDefect, type Report } from '../model/report.ts';

interface Criteria {
  readonly kinds: ReadonlySet<DefectKind>;
  /** 0 to 1. */
  readonly confidence: number;
  /** Part of `x,y`. */
  readonly position: string;
}

/** Whether a defect meets all of the criteria. */
function matches({ kind, confidence, x, y }: RankedDefect, criteria: Criteria): boolean {
  return criteria.kinds.has(kind) && confidence >= criteria.confidence && `${x},${y}`.includes(criteria.position);
}

/** The form that filters the defects of a report. */
export function filterForm(report: Report): HTMLElement {
  const counts = countKinds(report.defects);
  const boxes = KIND_ORDER.filter((kind) => counts.has(kind)).map((kind) => ({ kind, box: kindBox() }));
  const confidence = element('input', {
    type: 'number',
    min: 0,
    max: 100,
    step: 'any',
    value: 0,
    inputmode: 'decimal',
  });
  const position = element('input', {
    type: 'search',
    placeholder: '1204 or 1204,877',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const apply = () => {
    const criteria: Criteria = {
      kinds: new Set(boxes.filter(({ box }) => box.checked).map(({ kind }) => kind)),
      confidence: (confidence.valueAsNumber || 0) / 100,
      position: position.value.replace(/\s/g, ''),
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
    element('label', { class: 'field' }, 'Position has', position),
    element('label', { class: 'field narrow' }, 'Confidence from, %', confidence),
    element('button', { type: 'reset', class: 'button' }, 'Show all'),
  );
}

function kindBox(): HTMLInputElement {
  return element('input', { type: 'checkbox', checked: true });
}
