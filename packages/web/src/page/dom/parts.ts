/** Parts that several screens have. */
import { element, type Child } from './element.ts';

export function button(
  text: string,
  onClick: () => void,
  kind: 'primary' | 'plain' | 'link' = 'plain',
): HTMLButtonElement {
  return element(
    'button',
    { type: 'button', class: kind === 'link' ? 'link' : `button ${kind}`, click: onClick },
    text,
  );
}

interface Question {
  /** What a press asks. */
  readonly words: string;
  /** What its answer is called that goes on. */
  readonly yes: string;
  /** And that leaves everything as it is. */
  readonly no: string;
}

/** Asks before something is done that cannot be undone; the focus comes back to where it was unless that is gone. */
export function confirm({ words, yes, no }: Question, onYes: () => void): void {
  const dialog = element(
    'dialog',
    { class: 'question', 'aria-label': words },
    element('p', {}, words),
    element(
      'div',
      { class: 'buttons' },
      button(yes, () => {
        dialog.close();
        onYes();
      }),
      button(no, () => dialog.close()),
    ),
  );
  dialog.addEventListener('close', () => dialog.remove());
  // A screen that takes the place of this one takes the question away.
  document.querySelector('main')?.append(dialog);
  dialog.showModal();
}

/** What is there for who asks. */
export function fold(summary: string, ...children: readonly Child[]): HTMLDetailsElement {
  return element('details', {}, element('summary', {}, summary), ...children);
}

/** A name out of the file system, which reads from left to right whatever is in it. */
export const fileName = (path: string): HTMLElement => element('bdi', { class: 'path' }, path);

/** Saves a file as the browser saves downloads. */
export function download(name: string, content: BlobPart, type = 'application/octet-stream'): void {
  const url = URL.createObjectURL(content instanceof File ? content : new Blob([content], { type }));
  element('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
