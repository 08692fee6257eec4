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
