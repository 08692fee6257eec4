/** Of which cameras planes are made while photographs come in. */
import type { Frame, FrameShape } from '../nouns.ts';
import { cameraKey } from '../state/state.ts';
import { USUAL_MEMORY } from './budget.ts';
import type { Size } from './inventory.ts';

export class KeptCameras {
  private readonly isAll: boolean;
  private readonly size: Size | undefined;
  private first: string | undefined;

  private constructor(isAll: boolean, first?: FrameShape, size?: Size) {
    this.isAll = isAll;
    this.size = size;
    this.first = first && cameraKey(first);
  }

  static all(): KeptCameras {
    return new KeptCameras(true);
  }

  /**
   * That of the first photograph, which is likely the one with the most.
   * @param first a camera that is kept already
   * @param size of most photographs, where their first bytes tell it
   */
  static one(first: FrameShape | undefined, size: Size | undefined): KeptCameras {
    return new KeptCameras(false, first, size);
  }

  /**
   * Whether planes are made for a frame, which take so many bytes. Of a camera that may be but that of a stray file none are made that take
   * more than is usual: a picture of a few kilobytes can have the most pixels that there may be.
   */
  wants(frame: Frame, planes: () => number): boolean {
    if (this.isAll || this.first !== undefined) return this.isAll || this.first === cameraKey(frame);
    return planes() <= USUAL_MEMORY || (frame.width === this.size?.width && frame.height === this.size.height);
  }

  add(frame: Frame): void {
    this.first ??= cameraKey(frame);
  }
}
