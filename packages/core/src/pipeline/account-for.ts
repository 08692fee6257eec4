import { describeCamera } from '../result/describe-camera.ts';
import type { FileRow } from '../result/schema.ts';
import type { Scenes } from '../statistics/same-scenes.ts';
import { byPath, type CameraState, type CountedRow, type State } from '../state/state.ts';

/** Every input once, for the Result of one camera: counted, set aside with the reason, or failed. */
export function accountFor(state: State, camera: CameraState | undefined, scenes: Scenes | undefined): FileRow[] {
  const strangers = state.cameras.filter((other) => other !== camera).flatMap(({ files }) => files.map(publicRow));
  const others = [
    ...strangers.map((row): FileRow => ({ ...row, status: 'setAside', code: 'otherCamera' })),
    ...state.others,
  ];
  const explained = others.map((row) => (row.code === 'otherCamera' ? { ...row, reason: whyOther(row, camera) } : row));
  return [...withScenes(camera?.files ?? [], scenes), ...explained].sort(byPath);
}

/** Without what only the comparison of scenes needs. */
function publicRow({ fingerprint: _, ...row }: CountedRow): FileRow {
  return row;
}

/** The rows with the numbers of the scenes that several of them show. */
function withScenes(files: readonly CountedRow[], scenes: Scenes | undefined): FileRow[] {
  const numbers = scenes?.numbers ?? [];
  const shared = [...new Set(numbers.filter((number, i) => numbers.indexOf(number) < i))].sort((a, b) => a - b);
  return files.map((row, i) => {
    const scene = shared.indexOf(numbers[i]);
    return { ...publicRow(row), ...(scene >= 0 && { scene: scene + 1 }) };
  });
}

function whyOther({ camera, width = 0, height = 0 }: FileRow, main: CameraState | undefined): string {
  const other = describeCamera(camera, { width, height });
  const ours = main && describeCamera(main.shape.camera, main.shape);
  if (ours === other) return `its samples are stored otherwise than those of the set (${other})`;
  return `it is of ${other}; this Result is of ${ours}`;
}
