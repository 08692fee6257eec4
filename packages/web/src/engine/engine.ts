/** What the page can ask for. */
import { HotpixError, type Hotpix, type Result } from '@hotpix/core';
import type { Given, Interrupted, Kept, RepairJob, Repaired, Report, Seen, Told, View } from '../shared/protocol.ts';
import type { Control } from './control.ts';
import { look } from './look.ts';
import { createListMaker, createPipeline, type Pipeline } from './pipeline.ts';
import { removeLeftArchives } from './repair/archive.ts';
import { repairAll } from './repair/repair.ts';
import { scan } from './scan.ts';
import { forgetMap, keepResult, keptMaps, readMap, readResult } from './store/maps.ts';
import { forgetScan, interruptedScan } from './store/state.ts';
import { tell } from './told.ts';
import { Viewer } from './view/viewer.ts';

export class Engine {
  private readonly pipeline: Pipeline = createPipeline();
  private readonly hotpix: Hotpix = this.pipeline.hotpix;
  private readonly lists: Hotpix = createListMaker();
  private result: Result | undefined;
  private viewer: Viewer | undefined;

  async look(files: readonly Given[], control: Control): Promise<Seen> {
    return look(this.hotpix, files, await keptMaps(), control);
  }

  async scan(
    job: { readonly files: readonly Given[]; readonly name: string; readonly isResumed: boolean },
    control: Control,
  ): Promise<Told> {
    [this.result, this.viewer] = [undefined, undefined];
    const result = await scan(this.pipeline, job, control);
    this.result = result;
    this.viewer = new Viewer(this.hotpix, result, job.files);
    if (result.status === 'complete') await keepResult(result);
    return tell(result);
  }

  interrupted(): Promise<Interrupted | undefined> {
    return interruptedScan();
  }

  abandon(): Promise<void> {
    return forgetScan();
  }

  async report(name: string): Promise<Report> {
    const isList = this.lists.plugins.some((plugin) => plugin.name === name);
    const [{ extension, content }] = await (isList ? this.lists : this.hotpix).report(this.last(), [name]);
    return { name: `hotpix${isList ? `-${name}` : ''}${extension}`, content: content as Report['content'] };
  }

  view({ index, width }: { readonly index: number; readonly width: number }): Promise<View> {
    if (!this.viewer) throw nothing();
    return this.viewer.view(index, width);
  }

  async repair(job: RepairJob, control: Control): Promise<Repaired> {
    const result = job.map === undefined ? this.last() : await readMap(job.map);
    return repairAll(this.hotpix, result, job, control);
  }

  /** What earlier visits left; whatever else they left is removed. */
  async kept(): Promise<readonly Kept[]> {
    await removeLeftArchives();
    return keptMaps();
  }

  async open(id: string): Promise<Told> {
    const result = await readResult(id);
    [this.result, this.viewer] = [result, undefined];
    return tell(result);
  }

  forget(id: string): Promise<void> {
    return forgetMap(id);
  }

  private last(): Result {
    if (!this.result) throw nothing();
    return this.result;
  }
}

const nothing = (): HotpixError =>
  new HotpixError('badResult', 'Expected a scan before that, got none. Scan photographs.');
