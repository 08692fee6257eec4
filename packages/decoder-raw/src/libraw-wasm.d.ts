/** The Emscripten module inside libraw-wasm, whose own entry needs a browser. */
declare module 'libraw-wasm/dist/libraw.js' {
  export interface LibRawImage {
    readonly raw_width: number;
    readonly raw_height: number;
    readonly left_margin: number;
    readonly top_margin: number;
    readonly width: number;
    readonly height: number;
    readonly data: Uint16Array<ArrayBuffer>;
  }

  export interface LibRaw {
    open(bytes: Uint8Array, settings: object): void;
    metadata(full: true): import('./facts.ts').LibRawMetadata;
    /** `undefined` where there is no single-channel mosaic. */
    rawImageData(): LibRawImage | undefined;
    delete(): void;
  }

  export interface LibRawModule {
    LibRaw: new () => LibRaw;
  }

  export interface ModuleOptions {
    readonly wasmMemory: WebAssembly.Memory;
    readonly print: (words: string) => void;
    readonly printErr: (words: string) => void;
    /** Where its WebAssembly can be fetched. */
    readonly locateFile?: () => string;
    readonly instantiateWasm?: (
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ) => object;
  }

  export default function createModule(options: ModuleOptions): Promise<LibRawModule>;
}
