/** The rows and planes of a State while photographs come in. */
import { isHotpixError, type FileRow, type HotpixError } from '@hotpix/result';
import { changedFile } from '../errors.ts';
import type { Accumulator } from '../hooks.ts';
import type { Frame, FrameShape, Source } from '../nouns.ts';
import {
  allPlanes,
  byPath,
  cameraKey,
  createCameraState,
  planeBytes,
  shapeOf,
  takeShape,
  type CameraState,
  type CountedRow,
  type State,
} from '../state/state.ts';
import { complete } from '../state/complete.ts';
import { byFirstPath, copyRow } from '../state/outline.ts';
import { bytesOfPlanes } from '../state/planes.ts';
import { takeOver } from '../state/take-over.ts';
import { publicRow } from './account-for.ts';
import { Batch } from './batch.ts';
import type { Budget } from './budget.ts';
import type { Displacement } from './displaced.ts';
import type { Pipeline } from './pipeline.ts';
import { asideRow, rowOfNone } from './row-of.ts';
import type { Loan } from './slots.ts';
import { Widths } from './widths.ts';

export type OnCamera = (shape: FrameShape) => void | Promise<void>;

export class StateBuilder {
  readonly state: State;
  private readonly pipeline: Pipeline;
  private readonly accumulators: readonly [string, Accumulator][];
  private readonly cameras: Map<string, CameraState>;
  /** The path of each photograph that was counted or set aside, by the digest of its bytes. */
  private readonly paths: Map<string | undefined, string>;
  private readonly counted: Set<string>;
  private readonly aside: Set<string>;
  /** Frames that wait to be folded in; the State knows nothing of them. */
  private batch: Batch | undefined;
  private readonly budget: Budget;
  private readonly onCamera: OnCamera | undefined;
  private readonly widths: Widths;

  constructor(pipeline: Pipeline, state: State, budget: Budget, onCamera?: OnCamera) {
    this.pipeline = pipeline;
    this.onCamera = onCamera;
    this.state = state;
    this.budget = budget;
    this.accumulators = pipeline.plugins.flatMap(({ name, accumulate }) => (accumulate ? [[name, accumulate]] : []));
    this.widths = new Widths(this.accumulators);
    for (const camera of state.cameras) {
      for (const [name, accumulator] of this.accumulators) takeOver(camera, name, accumulator);
      this.keepRoom(camera);
    }
    this.cameras = new Map(state.cameras.map((camera) => [cameraKey(camera.shape), camera]));
    const counted = state.cameras.flatMap(({ files }) => files);
    this.paths = new Map(counted.map(({ sha256, path }) => [sha256, path]));
    this.counted = new Set(counted.map(({ path }) => path));
    this.aside = new Set(state.others.map(({ path }) => path));
  }

  /** The path under which a photograph of these bytes was counted or set aside. */
  countedAs(sha256: string | undefined): string | undefined {
    return this.paths.get(sha256);
  }

  /** Forgets what was said of files that were not counted, because they come again. */
  expect(paths: Iterable<string>): void {
    const again = new Set(paths);
    const rest = this.state.others.filter(({ path }) => !again.has(path));
    this.state.others.splice(0, this.state.others.length);
    this.aside.clear();
    for (const row of rest) this.putAside(row);
  }

  /** A file without a frame: failed, or set aside where nobody said that it is a photograph. */
  fail(source: Source, sha256: string | undefined, error: HotpixError): void {
    this.assertUncounted(source.path);
    this.putAside(rowOfNone(source, sha256, error));
  }

  /** @param why another reason than that it is of a camera that is not kept */
  setAside(row: FileRow, why?: Displacement): void {
    this.assertUncounted(row.path);
    this.putAside(asideRow(row, why));
    this.paths.set(row.sha256, row.path);
  }

  /** A second file of the same bytes. Which of them stands for both must not depend on their order: the first path does. */
  async copy(path: string, sha256: string, frame: Frame | undefined): Promise<void> {
    const original = this.paths.get(sha256) as string;
    if (original === path || this.aside.has(path)) return;
    const [first, second] = [original, path].sort();
    this.putAside(copyRow(second, sha256, first));
    if (first === original || !frame) return;
    await this.flush();
    const camera = this.cameras.get(cameraKey(frame));
    const row = camera?.files.findIndex((file) => file.path === original) ?? -1;
    if (!camera || row < 0) return;
    camera.files[row] = { ...camera.files[row], path };
    this.counted.delete(original);
    this.counted.add(path);
    this.paths.set(sha256, path);
    takeShape(camera, frame, path);
  }

  /** Bytes of the planes that a frame is counted in. */
  planesFor(frame: FrameShape): number {
    return planeBytes(shapeOf(frame), this.accumulators);
  }

  /**
   * Why there is no memory for the planes that a frame is counted in; they are made where it is to be.
   * @param isKept whether it is to be counted now, beside others
   * @returns the error `tooLittleMemory`, nothing where there is enough
   */
  async refusal(frame: Frame, isKept: boolean): Promise<HotpixError | undefined> {
    const isThere = this.cameras.has(cameraKey(frame));
    const refusal = this.budget.refusal(frame, isThere ? 0 : this.planesFor(frame), isKept);
    if (refusal || !isKept) return refusal;
    // What came before belongs to the State when a new camera is looked at.
    if (!isThere) await this.flush();
    try {
      await this.cameraOf(frame);
      return undefined;
    } catch (error) {
      if (isHotpixError(error) && error.code === 'tooLittleMemory') return error;
      throw error;
    }
  }

  /** Takes a frame, which is folded in together with a few others of its camera, after which its memory is given back. */
  async count(frame: Frame, row: CountedRow, loan: Loan): Promise<void> {
    this.assertUncounted(row.path);
    if (this.batch && !this.batch.takes(frame)) await this.flush();
    this.batch ??= await this.openBatch(frame);
    this.batch.add(frame, row, this.pipeline, loan);
    this.paths.set(row.sha256, row.path);
    if (this.batch.isFull) await this.flush();
  }

  /** Whether a frame waits to be folded in. */
  holds(frame: Frame): boolean {
    return this.batch?.frames.includes(frame) ?? false;
  }

  /** Folds in all frames that wait, each as a whole or not at all: a State holds no halves. */
  async flush(): Promise<void> {
    const { batch } = this;
    this.batch = undefined;
    if (!batch || batch.frames.length === 0) return;
    const { camera } = batch;
    const before = bytesOfPlanes(allPlanes(camera));
    this.widths.makeRoom(camera, batch.frames);
    const more = bytesOfPlanes(allPlanes(camera)) - before;
    this.budget.keep(more, 0);
    await batch.fold(this.pipeline);
    if (camera.files.length === 0) this.state.cameras.push(camera);
    batch.rows.forEach((row, i) => {
      camera.files.push(row);
      this.counted.add(row.path);
      takeShape(camera, batch.frames[i], row.path);
    });
  }

  /** Lets go of the planes; what was counted is set aside. */
  dropCameras(): void {
    const rows = this.state.cameras.splice(0).flatMap(({ files }) => files);
    this.cameras.clear();
    this.budget.free();
    this.paths.clear();
    this.counted.clear();
    for (const row of rows) this.setAside(publicRow(row));
  }

  sort(): void {
    this.state.others.sort(byPath);
    for (const { files } of this.state.cameras) files.sort(byPath);
    this.state.cameras.sort(byFirstPath);
  }

  private async openBatch(frame: Frame): Promise<Batch> {
    const camera = await this.cameraOf(frame);
    this.budget.plan(frame);
    return new Batch(this.accumulators, camera, this.budget.batch);
  }

  /** The camera of a frame; a new one belongs to the State once it has counted some. */
  private async cameraOf(frame: Frame): Promise<CameraState> {
    const known = this.cameras.get(cameraKey(frame));
    if (known) return complete(known, this.accumulators);
    await this.onCamera?.(shapeOf(frame));
    const camera = createCameraState(shapeOf(frame), this.accumulators);
    this.widths.begin(camera);
    this.keepRoom(camera);
    this.cameras.set(cameraKey(frame), camera);
    return camera;
  }

  /** Sets the memory of planes aside, for the time when none of them is halved, too. */
  private keepRoom(camera: CameraState): void {
    this.budget.keep(bytesOfPlanes(allPlanes(camera)), planeBytes(camera.shape, this.accumulators));
  }

  private putAside(row: FileRow): void {
    this.state.others.push(row);
    this.aside.add(row.path);
  }

  private assertUncounted(path: string): void {
    if (this.counted.has(path)) throw changedFile(path);
  }
}
