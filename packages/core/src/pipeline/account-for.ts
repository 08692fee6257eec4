import { describeCamera } from '../result/describe-camera.ts';
import type { FileRow } from '../result/schema.ts';
import { byPath, type CameraState, type State } from '../state/state.ts';

/** Every input once, for the Result of one camera: counted, set aside with the reason, or failed. */
export function accountFor(state: State, camera: CameraState | undefined): FileRow[] {
  const strangers = state.cameras.filter((other) => other !== camera).flatMap(({ files }) => files);
  const others = [
    ...strangers.map((row): FileRow => ({ ...row, status: 'setAside', code: 'otherCamera' })),
    ...state.others,
  ];
  const explained = others.map((row) => (row.code === 'otherCamera' ? { ...row, reason: whyOther(row, camera) } : row));
  return [...(camera?.files ?? []), ...explained].sort(byPath);
}

function whyOther({ camera, width = 0, height = 0 }: FileRow, main: CameraState | undefined): string {
  const other = describeCamera(camera, { width, height });
  const ours = main && describeCamera(main.shape.camera, main.shape);
  if (ours === other) return `its samples are stored otherwise than those of the set (${other})`;
  return `it is of ${other}; this Result is of ${ours}`;
}
