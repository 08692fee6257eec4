/** Text out of files made harmless: a camera's name must not clear the screen or change its colours. */
export function printable(text: string): string {
  // C0 and C1 controls, the marks that turn the direction of text, and the separators that break lines.
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '\ufffd');
}
