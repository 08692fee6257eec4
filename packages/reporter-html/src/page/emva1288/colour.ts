/** How the colours of a filter are named and drawn. */

const NAMES: Readonly<Record<string, string>> = { R: 'Red', G: 'Green', B: 'Blue', grey: 'Grey' };

/** A filter's letter as a word where there is one. */
export function colourName(colour: string): string {
  return Object.hasOwn(NAMES, colour) ? NAMES[colour] : colour;
}

/** The class that draws in its colour; all others are drawn as grey. */
export function colourClass(colour: string): string {
  return `filter-${Object.hasOwn(NAMES, colour) ? colour : 'grey'}`;
}
