/** Pages of a history as it is now, made once for as long as it is as it is. */
import type { History } from '@hotpix/history';
import { stat } from 'node:fs/promises';
import { cameraPage, listPage, type PageSettings } from '../results/history-pages.ts';
import { page, type Answer } from './answer.ts';

/** Pages that are kept at a time. */
const MOST = 50;

export class Pages {
  private readonly history: History;
  private readonly settings: PageSettings;
  private version = '';
  private readonly made = new Map<string, Promise<Answer | undefined>>();

  constructor(history: History, settings: PageSettings) {
    this.history = history;
    this.settings = settings;
  }

  async list(): Promise<Answer> {
    return (await this.of('', () => listPage(this.history, this.settings))) as Answer;
  }

  /** Undefined where there is no camera of that name. */
  camera(key: string): Promise<Answer | undefined> {
    return this.of(key, () => cameraPage(this.history, key, this.settings));
  }

  private async of(key: string, make: () => Promise<string | undefined>): Promise<Answer | undefined> {
    const version = await this.now();
    if (version !== this.version) this.made.clear();
    this.version = version;
    const known = this.made.get(key);
    if (known) return known;
    const made = make().then((text) => (text === undefined ? undefined : page(text)));
    this.made.set(key, made);
    // What failed, or is not there, is asked for anew.
    const forget = (): void => void (this.made.get(key) === made && this.made.delete(key));
    void made.then((answer) => answer ?? forget(), forget);
    for (const [oldest] of this.made) if (this.made.size > MOST) this.made.delete(oldest);
    return made;
  }

  private async now(): Promise<string> {
    const { baseline } = this.settings;
    const decided = baseline === undefined ? undefined : await stat(baseline).catch(() => undefined);
    return `${await this.history.version()} ${decided?.mtimeMs} ${decided?.size}`;
  }
}
