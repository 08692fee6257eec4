import { element } from '../dom/element.ts';
import { titleOf } from '../model/place.ts';
import type { Report } from '../model/report.ts';

/** Where the panel of the selected defect does not stand beside what was clicked, scrolls to it. */
export function goToDetail(): void {
  const panel = document.getElementById('detail');
  if (panel && panel.getBoundingClientRect().top > innerHeight - 120) panel.scrollIntoView();
}

/** Names the selected defect and leads to it; only narrow windows show it. */
export function detailButton({ selected }: Report): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'button to-detail', click: goToDetail });
  const update = () => {
    const defect = selected.value;
    button.hidden = !defect;
    if (defect) button.textContent = `${titleOf(defect)}: details ↓`;
  };
  selected.listen(update);
  update();
  return button;
}
