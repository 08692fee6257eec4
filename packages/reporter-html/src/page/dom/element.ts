/** Builds the page from nodes. Text is only ever a text node or an attribute, so that nothing in a Result becomes markup. */
import { visible } from '../../visible.ts';

export type Child = Node | string | null | undefined;
type Attribute = string | number | boolean | undefined | ((event: never) => void);
export type Attributes = Readonly<Record<string, Attribute>>;

const SVG = 'http://www.w3.org/2000/svg';

/** An HTML element; functions among the attributes listen to the event their name says. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return furnish(document.createElement(name), attributes, children);
}

/** An SVG element. */
export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  return furnish(document.createElementNS(SVG, name), attributes, children);
}

/** Puts these children in place of all there were. */
export function fill(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren(...children.flatMap(toNode));
}

/** A text node with every deceiving character written out. */
function text(content: string): Text {
  return document.createTextNode(visible(content));
}

function furnish<T extends Element>(target: T, attributes: Attributes, children: readonly Child[]): T {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') target.addEventListener(name, value as (event: Event) => void);
    else if (value === true) target.setAttribute(name, '');
    else if (value !== undefined && value !== false) target.setAttribute(name, visible(String(value)));
  }
  target.append(...children.flatMap(toNode));
  return target;
}

function toNode(child: Child): Node[] {
  if (child === null || child === undefined) return [];
  return [typeof child === 'string' ? text(child) : child];
}
