/** What a user may say about the kernels. Its own file: the types of who asks must not ask for those of WebAssembly. */
export interface KernelOptions {
  /**
   * Whether to compute by WebAssembly where the engine has it with SIMD, or by the plain code whose results it equals bit for bit.
   * @default 'auto'
   */
  readonly kernels?: 'auto' | 'reference';
}
