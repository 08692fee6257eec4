import { announce } from './announcer.ts';
import { element } from './element.ts';

/** A button that copies what `content` gives, and says so. */
export function copyButton(label: string, content: () => string): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'button' }, label);
  let restore: ReturnType<typeof setTimeout> | undefined;
  button.addEventListener('click', async () => {
    const copied = await copy(content());
    button.textContent = copied ? 'Copied' : 'Could not copy';
    announce(copied ? `${label}: copied to the clipboard.` : `${label}: the browser did not allow it.`);
    clearTimeout(restore);
    restore = setTimeout(() => (button.textContent = label), 1600);
  });
  return button;
}

/** The clipboard API is missing or refused in some browsers for a page opened from a file. */
async function copy(content: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(content);
    return true;
  } catch {
    return copySelection(content);
  }
}

function copySelection(content: string): boolean {
  const carrier = element('textarea', { class: 'unseen', 'aria-hidden': 'true', tabindex: -1 });
  carrier.value = content;
  document.body.append(carrier);
  carrier.select();
  const copied = document.execCommand('copy');
  carrier.remove();
  return copied;
}
