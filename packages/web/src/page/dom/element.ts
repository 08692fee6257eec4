/** Builds the page from nodes. Text is only ever a text node or an attribute, so that no name of a file becomes markup. */
import { visible } from '@hotpix/reporter-html';

export type Child = Node | string | false | null | undefined;
type Attribute = string | number | boolean | undefined | ((event: never) => void);

/** An HTML element; functions among the attributes listen to the event their name says. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return furnish(document.createElement(name), attributes, children);
}

/** An SVG element. */
export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  return furnish(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function furnish<T extends Element>(
  target: T,
  attributes: Readonly<Record<string, Attribute>>,
  children: readonly Child[],
): T {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') target.addEventListener(name, value as (event: Event) => void);
    else if (value === true) target.setAttribute(name, '');
    else if (value !== undefined && value !== false) target.setAttribute(name, visible(String(value)));
  }
  target.append(...children.flatMap(toNode));
  return target;
}

function toNode(child: Child): Node[] {
  if (child === null || child === undefined || child === false) return [];
  return [typeof child === 'string' ? document.createTextNode(visible(child)) : child];
}
