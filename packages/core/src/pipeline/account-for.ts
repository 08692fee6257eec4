import { describeCamera, isSetAside, type FileRow, type SetAsideCode } from '@hotpix/result';
import { byPath, type CameraState, type CountedRow, type State } from '../state/state.ts';

/** Every input once, for the Result of one camera: counted, set aside with the reason, or failed. */
export function accountFor(state: State, camera: CameraState | undefined): FileRow[] {
  const ofOtherCameras = state.cameras.filter((other) => other !== camera).flatMap(({ files }) => files.map(publicRow));
  const others = [
    ...ofOtherCameras.map((row): FileRow => ({
      ...row,
      status: 'setAside',
      code: 'otherCamera' satisfies SetAsideCode,
    })),
    ...state.others,
  ];
  const explained = others.map((row) =>
    isSetAside(row, 'otherCamera') ? { ...row, reason: whyOther(row, camera) } : row,
  );
  return [...(camera?.files ?? []).map(publicRow), ...explained].sort(byPath);
}

/** Without what is for rankers alone. */
export function publicRow({ measures: _, ...row }: CountedRow): FileRow {
  return row;
}

function whyOther({ camera, width = 0, height = 0 }: FileRow, main: CameraState | undefined): string {
  const other = describeCamera(camera, { width, height });
  const ours = main && describeCamera(main.shape.camera, main.shape);
  if (ours === other) return `its samples are stored otherwise than those of the set (${other})`;
  return `it is of ${other}; this Result is of ${ours}`;
}
