/** Controls, marks that turn text around, halves of characters, and what is no character. */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

/** Text out of files as one line that every format can hold, XML 1.0 (section 2.2, Char) among them. */
export const clean = (text: string): string => text.replace(/[\t\r\n]+/g, ' ').replace(UNSAFE, '\ufffd');
