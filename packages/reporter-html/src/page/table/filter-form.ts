/** Where the reader says which defects the table and the map show. */
import { element, type Child } from '../dom/element.ts';
import { glyph } from '../dom/glyph.ts';
import { EVERYTHING, GROUPS, passes, type Filter } from '../model/filter.ts';
import { whole } from '../model/format.ts';
import { act } from '../model/history.ts';
import { KIND_ORDER, KINDS } from '../model/kinds.ts';
import { countKinds, type Report } from '../model/report.ts';

/** The form that filters the defects of a report, and follows the filter where it is changed elsewhere. */
export function filterForm(report: Report): HTMLElement {
  const { children, read, write } = fieldsOf(report);
  // A field that is being typed into is not written to.
  let isReading = false;
  /** The field that took the last key: a word that is typed is one act. */
  let typed: EventTarget | null = null;
  const apply = ({ target }: Event): void => {
    const isTyping = target instanceof HTMLInputElement && target.type !== 'checkbox';
    isReading = true;
    act(report, () => report.filter.set(read()), { isContinued: isTyping && typed === target });
    isReading = false;
    typed = isTyping ? target : null;
  };
  report.filter.listen((filter) => {
    if (!isReading) write(filter);
  });
  const attributes = {
    class: 'filter',
    input: apply,
    focusout: () => (typed = null),
    reset: () => act(report, () => report.filter.set(EVERYTHING)),
    submit: (event: Event) => event.preventDefault(),
  };
  return element('form', attributes, ...children);
}

interface Fields {
  readonly children: readonly Child[];
  read(): Filter;
  write(filter: Filter): void;
}

function fieldsOf(report: Report): Fields {
  const counts = countKinds(report.defects);
  const boxes = KIND_ORDER.filter((kind) => counts.has(kind)).map((kind) => ({ kind, box: kindBox() }));
  const [confidence, position, group] = [confidenceInput(), positionInput(), groupSelect(report)];
  const chips = boxes.map(({ kind, box }) =>
    element('label', { class: 'chip' }, box, glyph(kind), `${KINDS[kind].name} ${whole(counts.get(kind) ?? 0)}`),
  );
  return {
    children: [
      element('fieldset', {}, element('legend', {}, 'Kinds'), ...chips),
      group && element('label', { class: 'field' }, 'Which', group),
      element('label', { class: 'field' }, 'Position has', position),
      element('label', { class: 'field narrow' }, 'Confidence from, %', confidence),
      element('button', { type: 'reset', class: 'button' }, 'Show all'),
    ],
    read: () => {
      const checked = boxes.filter(({ box }) => box.checked);
      return {
        ...(checked.length < boxes.length && { kinds: new Set(checked.map(({ kind }) => kind)) }),
        confidence: (confidence.valueAsNumber || 0) / 100,
        position: position.value.replace(/\s/g, ''),
        group: (group?.value ?? 'any') as Filter['group'],
      };
    },
    write: (filter) => {
      for (const { kind, box } of boxes) box.checked = filter.kinds?.has(kind) ?? true;
      confidence.value = inPercent(filter.confidence);
      position.value = filter.position;
      if (group) group.value = filter.group;
    },
  };
}

/** Without what floating point adds: `99` of 0.99. */
function inPercent(share: number): string {
  return String(Number((share * 100).toPrecision(12)));
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

/** Offers what there is; without any cluster or anything new there is nothing to choose. */
function groupSelect({ defects }: Report): HTMLSelectElement | undefined {
  const groups = (['cluster', 'colourCluster', 'new'] as const).filter((group) =>
    defects.some((defect) => passes(defect, { ...EVERYTHING, group })),
  );
  if (groups.length === 0) return undefined;
  const options = (['any', ...groups] as const).map((key) => element('option', { value: key }, GROUPS[key]));
  return element('select', {}, ...options);
}
