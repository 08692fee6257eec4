/** What the page asks of the engine, and what it is told. All of it can be sent between threads. */

/** A file as the page names it. */
export interface Given {
  /** From the folder that was chosen on, with forward slashes: `photos/IMG_0001.JPG`. Unique among the files. */
  readonly path: string;
  readonly file: File;
  /** Whether it was chosen by itself, and does not only lie in a folder that was. */
  readonly isNamed: boolean;
}

/** Photographs of one camera at one size, by their first bytes. */
export interface SeenCamera {
  /** `Canon PowerShot S40`. */
  readonly name: string;
  /** Whether the files say which camera took them: screenshots, and pictures from elsewhere, do not. */
  readonly namesCamera: boolean;
  /** `raw files` or `pictures`. */
  readonly kind: string;
  /** What of the camera the files name; empty strings for what they do not. */
  readonly body: { readonly name: string; readonly serial: string };
  readonly paths: readonly string[];
  /** The map of this camera that was kept, if there is one. */
  readonly kept?: Kept;
}

/** Files that no scan can use, for one reason. */
export interface Useless {
  readonly why: string;
  readonly paths: readonly string[];
}

export interface Seen {
  /** That of most photographs first. */
  readonly cameras: readonly SeenCamera[];
  readonly useless: readonly Useless[];
}

/** A map of an earlier visit. */
export interface Kept {
  readonly id: string;
  /** `Canon PowerShot S40, 2272 x 1704 pixels`. */
  readonly camera: string;
  readonly defects: number;
  readonly photographs: number;
  /** When it was kept, in milliseconds since 1970. */
  readonly at: number;
  /** Whether the Result was kept, too, with what it shows of the photographs. */
  readonly isWhole: boolean;
}

/** A scan that ended before it was done. */
export interface Interrupted {
  readonly counted: number;
  readonly total: number;
  /** What was chosen, by the name of its folder. */
  readonly name: string;
}

export interface ToldDefect {
  readonly kind: string;
  /** In a sentence, for photographers. */
  readonly words: string;
  /** Where it is, and how often it shows. */
  readonly place: string;
  /** The photograph that shows it best. */
  readonly path: string;
}

/** A file that was not counted. */
export interface ToldFile {
  readonly path: string;
  readonly hasFailed: boolean;
  readonly reason: string;
}

/** A Result, in words. Text may come out of files. */
export interface Told {
  readonly tone: 'clean' | 'found' | 'exceeded' | 'unjudged';
  readonly headline: string;
  /** What it means for pictures, in sentences. */
  readonly plain: readonly string[];
  readonly explanation: string;
  readonly numbers: readonly (readonly [name: string, value: string])[];
  /** The strongest that can be looked at, the best first. */
  readonly shown: readonly ToldDefect[];
  /** How many defects there are. */
  readonly defects: number;
  readonly used: number;
  readonly notUsed: readonly ToldFile[];
  /** The lists for other programs that can be made. */
  readonly lists: readonly string[];
}

/** A part of a photograph, before and after its repair; RGBA, row-major. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly before: Uint8ClampedArray<ArrayBuffer>;
  readonly after: Uint8ClampedArray<ArrayBuffer>;
  /** The defect in it. */
  readonly mark: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export interface Report {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

export interface RepairJob {
  readonly files: readonly Given[];
  /** The map that was kept; absent for that of the last scan. */
  readonly map?: string;
  /** Where the copies go; absent for ZIP files. */
  readonly folder?: FileSystemDirectoryHandle;
}

export interface Repaired {
  readonly done: number;
  readonly samples: number;
  /** Whether JPEGs are among the copies: what is around their defects is coded anew. */
  readonly hasJpegs: boolean;
  /** In the order of the files. */
  readonly notDone: readonly ToldFile[];
  /** What could not be kept of originals. */
  readonly notes: readonly string[];
  /** The ZIP files, where there is no folder. */
  readonly archives: readonly File[];
  /** Why no more were repaired: there is no room for them. */
  readonly stopped?: string;
}

/** How far a call is. */
export interface Step {
  readonly phase: 'looking' | 'counting' | 'judging' | 'cutting' | 'repairing';
  readonly done: number;
  readonly total: number;
  readonly path?: string;
  /** Whether all of it is stored, so that the page may be closed. */
  readonly isKept?: boolean;
}

/** What the engine answers; every call may be paused, resumed and cancelled. */
export interface Methods {
  /** What the files are, by their first bytes. */
  look(files: readonly Given[]): Seen;
  scan(job: { readonly files: readonly Given[]; readonly name: string; readonly isResumed: boolean }): Told;
  interrupted(): Interrupted | undefined;
  /** Forgets what an interrupted scan counted. */
  abandon(): void;
  /** Renders the last Result: `json`, `html`, or a list for another program. */
  report(name: string): Report;
  /** @param job.index of the defect among those shown; `width` pixels of the photograph across, two thirds of that down */
  view(job: { readonly index: number; readonly width: number }): View;
  repair(job: RepairJob): Repaired;
  kept(): readonly Kept[];
  /** The Result of which a map was kept; it is the last one then. */
  open(id: string): Told;
  forget(id: string): void;
}

export type MethodName = keyof Methods;
export type Argument<M extends MethodName> = Parameters<Methods[M]>[0];
export type Answer<M extends MethodName> = ReturnType<Methods[M]>;

export type ToEngine =
  | { readonly call: number; readonly method: MethodName; readonly argument: unknown }
  | { readonly call: number; readonly control: 'pause' | 'resume' | 'cancel' };

export type FromEngine =
  | { readonly call: number; readonly step: Step }
  | { readonly call: number; readonly answer: unknown }
  | { readonly call: number; readonly failure: { readonly code: string; readonly message: string } };
