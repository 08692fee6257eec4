/** Memory in which kernels work. */
import { PLANE_TYPES, type Plane, type Planes, type PlaneSpecs } from '@hotpix/core';
import type { Allocate, PlaneType } from './allocate.ts';
import type { Kernels } from './kernels.ts';
import { compileKernels, instantiate, MOST_PAGES } from './module.ts';
import type { Place } from './place.ts';

const PAGE = 65_536;
/** Memory at the start that the kernels keep for themselves, in bytes. */
const BASE = 1024;
/** Kernels work on whole vectors and may read and write this far behind the last element, in bytes. */
const SLACK = 128;
const ALIGNMENT = 16;
/** Bytes that planes and frames leave free: the areas of kernels and threads take less. */
const HEADROOM = 2 ** 26;

/** A piece of memory that is in use for a while. */
interface Lease {
  readonly bytes: Uint8Array;
  isFree: boolean;
}

/**
 * Kernels with a memory of their own, in which pieces are reserved one behind the other and stay where they are. The memory is
 * shared, so that it can grow under what lies in it, and threads can work on it.
 */
export class WasmArena implements Place {
  readonly kernels: Kernels;
  readonly memory: WebAssembly.Memory;
  private end = BASE;
  private readonly leases: Lease[] = [];
  private readonly scratch = new Map<string, { readonly at: number; readonly bytes: number }>();

  private constructor(module: WebAssembly.Module) {
    this.memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
    this.kernels = instantiate(module, this.memory);
  }

  /** Undefined where the engine has no WebAssembly with SIMD, or no shared memory. */
  static create(): WasmArena | undefined {
    const module = compileKernels();
    try {
      return module && new WasmArena(module);
    } catch {
      return undefined;
    }
  }

  get buffer(): ArrayBufferLike {
    return this.memory.buffer;
  }

  /** Bytes that can still be planes or frames. */
  private get room(): number {
    return MOST_PAGES * PAGE - this.end - HEADROOM;
  }

  has(plane: Plane): boolean {
    return arenaOf(plane) === this;
  }

  /**
   * The address of so many bytes that were zero.
   * @throws {RangeError} where the memory cannot grow to hold them
   */
  reserve(bytes: number): number {
    const at = this.end;
    const end = at + padded(bytes);
    const missing = end - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
    this.end = end;
    return at;
  }

  /** A plane of zeros that kernels work on where it lies. @throws {RangeError} where there is no room */
  readonly allocate: Allocate = (Type, length) => {
    if (padded(length * Type.BYTES_PER_ELEMENT) > this.room) throw new RangeError('The planes do not fit.');
    const at = this.reserve(length * Type.BYTES_PER_ELEMENT);
    arenas.set(this.buffer, this);
    return new Type(this.buffer, at, length);
  };

  /**
   * Lays areas one behind the other; what one of the same purpose laid there before is forgotten.
   * @throws {RangeError} as `reserve`
   */
  layOut<T extends Record<string, number>>(purpose: string, bytes: T): Record<keyof T, number> {
    const sizes = Object.entries(bytes).map(([name, size]) => [name, padded(size)] as const);
    const whole = sizes.reduce((sum, [, size]) => sum + size, 0);
    let scratch = this.scratch.get(purpose);
    if (scratch === undefined || scratch.bytes < whole) scratch = { at: this.reserve(whole), bytes: whole };
    this.scratch.set(purpose, scratch);
    let end = scratch.at;
    return Object.fromEntries(sizes.map(([name, size]) => [name, (end += size) - size])) as Record<keyof T, number>;
  }

  /**
   * Bytes that hold what the last one left, until they are released: to take new pages for every frame costs more than to
   * fill them. Undefined where there is no room beside the planes.
   * @param margin bytes before and behind that may be read
   */
  acquire(length: number, margin: number): Uint8Array | undefined {
    let lease = this.leases.find(({ isFree, bytes }) => isFree && bytes.length === length);
    if (!lease) {
      if (padded(length + 2 * margin) > this.room) return undefined;
      const at = this.reserve(length + 2 * margin) + margin;
      const bytes = new Uint8Array(this.buffer, at, length);
      lease = { bytes, isFree: true };
      this.leases.push(lease);
      arenas.set(bytes.buffer, this);
    }
    lease.isFree = false;
    return lease.bytes;
  }

  release({ byteOffset }: Plane): void {
    const lease = this.leases.find(({ bytes }) => bytes.byteOffset === byteOffset);
    if (lease) lease.isFree = true;
  }
}

const padded = (bytes: number): number => Math.ceil((bytes + SLACK) / ALIGNMENT) * ALIGNMENT;

/** By the buffer of what was allocated in them. */
const arenas = new WeakMap<ArrayBufferLike, WasmArena>();

/** Whether threads see what lies there. */
export function isShared({ buffer }: Plane): boolean {
  return !(buffer instanceof ArrayBuffer);
}

/** Where a plane was allocated; undefined for an ordinary array. */
export function arenaOf(plane: Plane): WasmArena | undefined {
  return arenas.get(plane.buffer);
}

/**
 * Planes in an arena of their own; ordinary arrays where there is none, or none so large.
 * @param names of those that kernels work on; the others are ordinary arrays
 */
export function allocateInArena(specs: PlaneSpecs, names: readonly string[] = Object.keys(specs)): Planes {
  const arena = WasmArena.create();
  const allocate = (plain: boolean): Planes =>
    Object.fromEntries(
      Object.entries(specs).map(([name, { type, length }]) => {
        const Type = PLANE_TYPES[type] as PlaneType<Plane>;
        return [name, plain || !arena || !names.includes(name) ? new Type(length) : arena.allocate(Type, length)];
      }),
    );
  try {
    return allocate(false);
  } catch (error) {
    if (error instanceof RangeError) return allocate(true);
    throw error;
  }
}
