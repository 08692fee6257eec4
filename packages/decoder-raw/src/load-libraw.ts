/** Where LibRaw's WebAssembly comes from. Imports nothing of the core, which every thread would have to load. */
import createModule, { type LibRawModule, type ModuleOptions } from 'libraw-wasm/dist/libraw.js';

/** Where it can be fetched, its bytes, or the compiled module. */
export type LibRawWasm = string | URL | Uint8Array | WebAssembly.Module;

type Surroundings = Pick<ModuleOptions, 'wasmMemory' | 'print' | 'printErr'>;

/** Starts LibRaw in a memory. @throws what fetching or compiling throws, where its WebAssembly is not to be had */
export type LoadLibRaw = (surroundings: Surroundings) => Promise<LibRawModule>;

/** @param wasm absent where the bundler, or the server, has it beside libraw-wasm's own module */
export function loaderOf(wasm?: LibRawWasm): LoadLibRaw {
  if (wasm === undefined || typeof wasm === 'string' || wasm instanceof URL) {
    const locateFile = wasm && { locateFile: () => String(wasm) };
    return (surroundings) => createModule({ ...surroundings, ...locateFile });
  }
  let compiled: Promise<WebAssembly.Module> | undefined;
  return async (surroundings) => {
    compiled ??= wasm instanceof Uint8Array ? WebAssembly.compile(wasm) : Promise.resolve(wasm);
    return instantiate(await compiled, surroundings);
  };
}

/** The same of what is read when it is first needed, and compiled once. */
export function loaderByReading(read: () => Promise<Uint8Array>): LoadLibRaw {
  let loader: Promise<LoadLibRaw> | undefined;
  return async (surroundings) => (await (loader ??= read().then(loaderOf)))(surroundings);
}

function instantiate(binary: WebAssembly.Module, surroundings: Surroundings): Promise<LibRawModule> {
  return createModule({
    ...surroundings,
    instantiateWasm: (imports, done) => {
      void WebAssembly.instantiate(binary, imports).then((instance) => done(instance, binary));
      return {};
    },
  });
}
