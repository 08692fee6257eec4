/** What of the page stands in its address: `#d=7,9&kind=hot,dead&sort=-amplitude`. */
import type { Order } from '../table/column.ts';
import { EVERYTHING, isGroup, type Filter } from './filter.ts';
import { KIND_ORDER } from './kinds.ts';
import type { Position } from './place.ts';
import { BY_RANK, type Report } from './report.ts';

/** What an address names; without a selection the strongest defect is selected. */
export interface View {
  readonly selected?: Position | 'none';
  readonly filter: Filter;
  readonly order: Order;
}

/** Longer text names no position. */
const LONGEST_POSITION = 40;

/** The fragment that leads to a defect alone. */
export function linkTo({ x, y }: Position): string {
  return `#d=${x},${y}`;
}

/** The fragment under which the page opens as it is now. */
export function fragmentOf({ selected, filter, order }: Report): string {
  const { kinds, group, position, confidence } = filter.value;
  const { key, direction } = order.value;
  const parts: Readonly<Record<string, string | undefined>> = {
    d: selected.value ? `${selected.value.x},${selected.value.y}` : 'none',
    kind: kinds && [...kinds].join(','),
    group: group === 'any' ? undefined : group,
    at: position || undefined,
    confidence: confidence > 0 ? String(Number((confidence * 100).toPrecision(12))) : undefined,
    sort: key === BY_RANK.key && direction === BY_RANK.direction ? undefined : sortOf(order.value),
  };
  const given = Object.entries(parts).filter((part): part is [string, string] => part[1] !== undefined);
  return `#${new URLSearchParams(given)}`.replaceAll('%2C', ',');
}

/** The view that a fragment names; undefined for one that names a part of the page. What it says wrongly it does not say. */
export function viewOf(fragment: string): View | undefined {
  if (fragment.length > 1 && !fragment.includes('=')) return undefined;
  const parameters = new URLSearchParams(fragment.slice(1));
  const text = (name: string): string => parameters.get(name) ?? '';
  const selected = text('d') === 'none' ? 'none' : positionOf(fragment);
  return { ...(selected && { selected }), filter: filterOf(parameters, text), order: orderOf(text('sort')) };
}

/** The position a fragment names; undefined where it names none. */
export function positionOf(fragment: string): Position | undefined {
  const place = new URLSearchParams(fragment.slice(1)).get('d') ?? '';
  const match = /^(\d{1,9}),(\d{1,9})$/.exec(place);
  return match ? { x: Number(match[1]), y: Number(match[2]) } : undefined;
}

function filterOf(parameters: URLSearchParams, text: (name: string) => string): Filter {
  const kinds = text('kind').split(',');
  const percent = Number(text('confidence'));
  const filter: Filter = {
    ...(parameters.has('kind') && { kinds: new Set(KIND_ORDER.filter((kind) => kinds.includes(kind))) }),
    group: isGroup(text('group')) ? (text('group') as Filter['group']) : 'any',
    position: text('at').slice(0, LONGEST_POSITION),
    confidence: percent >= 0 && percent <= 100 ? percent / 100 : 0,
  };
  const isBare = ['kind', 'group', 'at', 'confidence'].every((name) => !parameters.has(name));
  return isBare ? EVERYTHING : filter;
}

function sortOf({ key, direction }: Order): string {
  return `${direction === 'descending' ? '-' : ''}${key}`;
}

function orderOf(sort: string): Order {
  const [, sign, key] = /^(-?)(\w{1,40})$/.exec(sort) ?? [];
  return key === undefined ? BY_RANK : { key, direction: sign === '-' ? 'descending' : 'ascending' };
}
