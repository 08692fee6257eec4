/** What Vite puts in the place of such words. */
interface ImportMeta {
  readonly env: { readonly PROD: boolean };
}
