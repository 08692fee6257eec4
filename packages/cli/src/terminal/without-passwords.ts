/** Whatever an error repeats of what was typed: of `postgres://qa:secret@host` it is `postgres://…@host`. */
export function withoutPasswords(text: string): string {
  return text.replaceAll(/(\w+:\/\/)[^\s/'"]*@/g, '$1…@');
}
