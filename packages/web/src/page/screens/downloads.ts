/** The report, and files to be saved of a Result. */
import type { Told } from '../../shared/protocol.ts';
import { element } from '../dom/element.ts';
import { button, download, fold } from '../dom/parts.ts';
import { call } from '../engine.ts';
import { announce } from '../stage.ts';

const LISTS: Readonly<Record<string, string>> = {
  dcraw: 'dcraw, UFRaw',
  rawtherapee: 'RawTherapee, ART',
  siril: 'Siril',
  pixinsight: 'PixInsight',
  jpegpixi: 'jpegpixi',
  'dng-opcodes': 'DNG opcodes',
  csv: 'Table (CSV)',
  png: 'Mask (PNG)',
  fits: 'Mask (FITS)',
};

async function save(name: string): Promise<void> {
  const { name: file, content } = await call('report', name).answer;
  download(file, content);
  announce(`${file} is saved.`);
}

export function downloads({ lists }: Told): HTMLElement {
  const row = (title: string, name: string): HTMLElement => button(title, () => void save(name));
  return element(
    'section',
    { 'aria-labelledby': 'save' },
    element('h2', { id: 'save' }, 'Save'),
    element('div', { class: 'buttons' }, row('Report (HTML)', 'html'), row('Result (JSON)', 'json')),
    lists.length > 0 &&
      fold(
        'Lists of the bad pixels for other programs',
        element('div', { class: 'buttons' }, ...lists.map((name) => row(LISTS[name] ?? name, name))),
      ),
  );
}

/** Shows the report as it is saved, in a frame that can reach nothing of this page. */
export function reportButton(): HTMLButtonElement {
  return button('Look at the report', () => void showReport());
}

async function showReport(): Promise<void> {
  const { content } = await call('report', 'html').answer;
  const url = URL.createObjectURL(new Blob([content], { type: 'text/html' }));
  const frame = element('iframe', { src: url, title: 'Report', sandbox: 'allow-scripts allow-downloads' });
  const dialog = element(
    'dialog',
    { class: 'report', 'aria-label': 'Report' },
    element(
      'div',
      { class: 'bar' },
      element('h2', {}, 'Report'),
      button('Save it', () => void save('html')),
      button('Close', () => dialog.close()),
    ),
    frame,
  );
  dialog.addEventListener('close', () => {
    URL.revokeObjectURL(url);
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}
