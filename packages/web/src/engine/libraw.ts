/** LibRaw's WebAssembly, fetched from where the application lies when the first raw file comes, and compiled once. */
import wasm from 'libraw-wasm/dist/libraw.wasm?url';

let module: Promise<WebAssembly.Module> | undefined;

export function librawModule(): Promise<WebAssembly.Module> {
  module ??= fetch(wasm).then(async (response) => WebAssembly.compile(await response.arrayBuffer()));
  module.catch(() => (module = undefined));
  return module;
}
