/** What a thread that proposes patches is asked, and what it answers. */
import type { Defect, Frame, HotpixError, Patch } from '@hotpix/core';
import type { Method } from './methods.ts';

export interface ProposeTask {
  /** Of one sample per pixel, which are there. */
  readonly frame: Frame;
  readonly defects: readonly Defect[];
  readonly method: Method;
  readonly subtractsDark: boolean;
}

export type ProposeAnswer =
  | { readonly status: 'proposed'; readonly patches: readonly Patch[] }
  | ({ readonly status: 'failed' } & Pick<HotpixError, 'code' | 'message' | 'details'>);
