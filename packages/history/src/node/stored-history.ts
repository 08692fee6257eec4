/** A history by its two parts: the Results, and an index of what they say together, which follows them. */
import { parseResult, type Result } from '@hotpix/result';
import { badHistory, noCamera } from '../errors.ts';
import type { CameraHistory, TransitionKind } from '../model.ts';
import { historyOf } from '../follow.ts';
import { datesOf, recordOf } from '../record.ts';
import { localTime } from '../time.ts';
import { bringUp, bringUpAll } from './bring-up.ts';
import { cameraKey } from './camera-key.ts';
import type { Added, AddOptions, CameraEntry, DatedTransition, History, Unreadable } from './history.ts';
import type { Index } from './index-file.ts';
import { listCameras, listTransitions } from './queries.ts';
import { loadCamera } from './rows.ts';
import { idOf, storedOf } from './stored.ts';
import { emptyIndex } from './tables.ts';
import type { Truth } from './truth.ts';

export class StoredHistory implements History {
  private readonly truth: Truth;
  private readonly open: () => Promise<Index>;
  private readonly end: () => Promise<void>;
  private opened: Promise<Index> | undefined;
  /** The work before: an index is brought up by one at a time. */
  private last: Promise<unknown> = Promise.resolve();

  /**
   * @param open called when the index is first asked: who only adds needs none
   * @param end called at the end, whether the index was asked or not
   */
  constructor(truth: Truth, open: () => Promise<Index>, end: () => Promise<void> = async () => {}) {
    this.truth = truth;
    this.open = open;
    this.end = end;
  }

  async add(result: Result, { time }: AddOptions = {}): Promise<Added> {
    const { camera, frame, reason = 'there is none.' } = result;
    if (!camera || !frame) throw noCamera(reason);
    const { text, id } = storedOf(result);
    const entry = { id, time: time ?? datesOf(result).at(-1) ?? localTime() };
    const key = cameraKey(camera, frame);
    const isNew = await this.truth.add(key, entry, text);
    const known = isNew ? undefined : (await this.truth.entries(key)).find((one) => one.id === id);
    return { camera: key, ...(known ?? entry), isNew };
  }

  cameras(): Promise<CameraEntry[]> {
    return this.ask(async ({ database }) => listCameras(database));
  }

  async camera(key: string, until?: string): Promise<CameraHistory | undefined> {
    const history = await this.ask(async ({ database }) => loadCamera(database, key), key);
    const last = history?.scans.findIndex(({ id }) => id === until) ?? -1;
    if (!history || last < 0 || last === history.scans.length - 1) return history;
    const records = history.scans
      .slice(0, last + 1)
      .map(async ({ id, time }) => recordOf(await this.result(key, id), id, time));
    return historyOf(await Promise.all(records));
  }

  transitions(since: string, kinds?: readonly TransitionKind[]): Promise<DatedTransition[]> {
    return this.ask(async ({ database }) => listTransitions(database, since, kinds));
  }

  async version(): Promise<string> {
    return idOf(JSON.stringify([...(await this.truth.cameras())]));
  }

  unreadable(): Promise<Unreadable[]> {
    return this.ask(async ({ database }) =>
      database.all('SELECT camera, id, reason FROM unreadable ORDER BY camera, id'),
    );
  }

  async result(key: string, id: string): Promise<Result> {
    const entry = (await this.truth.entries(key)).find((one) => one.id === id);
    if (!entry) throw badHistory(`a Result that is in the history, as '${key}' has them`, `'${id}', which is not`);
    return parseResult(await this.truth.read(key, entry));
  }

  async rebuild(): Promise<void> {
    await this.ask(async ({ database, save }) => {
      await database.transaction(emptyIndex);
      await bringUpAll(database, this.truth);
      await save();
    }, '');
  }

  async close(): Promise<void> {
    await this.last.catch(() => {});
    await (await this.opened)?.close();
    this.opened = undefined;
    await this.end();
  }

  /** @param camera which is asked for alone; all where it is left out, none where it is empty */
  private ask<T>(question: (index: Index) => Promise<T>, camera?: string): Promise<T> {
    const answer = this.last
      .catch(() => {})
      .then(async () => {
        const index = await (this.opened ??= this.open());
        if (camera !== '' && (await this.bringUp(index, camera))) await index.save();
        return question(index);
      });
    this.last = answer;
    return answer;
  }

  private async bringUp({ database }: Index, camera: string | undefined): Promise<boolean> {
    if (camera === undefined) return bringUpAll(database, this.truth);
    return (await this.truth.has(camera)) && bringUp(database, this.truth, camera);
  }
}
