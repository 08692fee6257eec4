/** Ways to choose photographs. */
import { element } from '../dom/element.ts';
import { button } from '../dom/parts.ts';
import { fromInput, type Chosen } from '../files/chosen.ts';
import { fromDrop } from '../files/drop.ts';
import { folderPicker, fromFolder, pickFolder } from '../files/folder.ts';

/** It takes a while to go through a folder. */
type OnChosen = (chosen: Chosen | Promise<Chosen>) => void;

/** Buttons for a folder and for single photographs. */
export function chooseButtons(onChosen: OnChosen, kind: 'primary' | 'plain' = 'primary'): HTMLElement {
  const folder = input({ webkitdirectory: true, 'aria-label': 'A folder of photographs', name: 'folder' }, onChosen);
  const files = input({ 'aria-label': 'Photographs', name: 'photographs' }, onChosen);
  const openFolder = async (): Promise<void> => {
    if (!folderPicker()) return folder.click();
    const handle = await pickFolder('read');
    if (handle) onChosen(fromFolder(handle));
  };
  return element(
    'div',
    { class: 'buttons' },
    button('Choose a folder', () => void openFolder(), kind),
    button('Choose photographs', () => files.click()),
    folder,
    files,
  );
}

function input(attributes: Record<string, string | boolean>, onChosen: OnChosen): HTMLInputElement {
  const own = element('input', { type: 'file', multiple: true, hidden: true, ...attributes });
  own.addEventListener('change', () => {
    if (own.files && own.files.length > 0) onChosen(fromInput(own.files));
    own.value = '';
  });
  return own;
}

let zone: { readonly mark: HTMLElement; readonly onChosen: OnChosen } | undefined;

/** Takes what is dropped anywhere onto the page, as long as an element is there that says so. */
export function takeDrops(mark: HTMLElement, onChosen: OnChosen): void {
  zone = { mark, onChosen };
}

/** What is dropped where nothing takes it would take the place of the page. */
export function watchDrops(): void {
  const mark = (isOver: boolean): void => void zone?.mark.classList.toggle('over', isOver);
  addEventListener('dragover', (event) => {
    event.preventDefault();
    mark(true);
  });
  // It goes from one element to the next until it leaves the window.
  addEventListener('dragleave', ({ relatedTarget }) => relatedTarget === null && mark(false));
  addEventListener('drop', (event) => {
    event.preventDefault();
    mark(false);
    if (event.dataTransfer && zone?.mark.isConnected) zone.onChosen(fromDrop(event.dataTransfer));
  });
}
