/** How bad a defect is for who looks at pictures. */
import { isLine } from './lines.ts';
import { whole } from './numbers.ts';
import type { Defect, FrameFacts, Result } from './schema.ts';

/**
 * screen: seen in the whole picture on a screen, in most photographs. close: seen at 100 %, a pixel of the picture on each pixel of the
 * screen, in most photographs. seldom: seen in the whole picture, in fewer than half of the photographs. measured: only many photographs
 * together show it.
 */
export type Severity = 'screen' | 'close' | 'seldom' | 'measured';

/** The share of the photographs in which a defect shows that is said to be seen. */
const MOST = 0.5;
/** Pixels of the longer side of a picture as screens show it. */
const SCREEN = 1920;
/** Shares of the tones of a screen by which a dot and a line must differ to be seen, ten and three of 255: the eye adds up along a line. */
const SEEN = { dot: 0.04, line: 0.012 };
/** The grey that exposures aim at, as a share of white in linear light. */
const MIDDLE_GREY = 0.18;
const GAMMA = 2.2;

/**
 * By amplitude in the tones of a screen, at middle grey where samples are linear, once the picture was made small, and by the share of the
 * photographs in which the pixel stands out of their own noise and detail. Pixels of a line need not stand out each by itself for the line to
 * be seen: there the amplitude counts, which is the mean over all photographs.
 */
export function severityOf(defect: Defect, frame: FrameFacts): Severity {
  const { rate, frames } = defect;
  const isStrong = toneOf(defect, frame) >= (isLine(defect) ? SEEN.line : SEEN.dot);
  if (isLine(defect) && isStrong) return 'screen';
  if (rate >= MOST) return isStrong ? 'screen' : 'close';
  return isStrong && Math.round(rate * frames) > 0 ? 'seldom' : 'measured';
}

/** The difference of a defect in the tones of a screen, 0 to 1. */
function toneOf(defect: Defect, { active, black, white, channels, lossy, bits }: FrameFacts): number {
  const { amplitude, extent } = defect;
  const scale = Math.max(1, Math.max(active.width, active.height) / SCREEN);
  // A dot shares a pixel of the small picture with all around it, a line with what is beside it.
  const own = isLine(defect) ? 1 : Math.min(extent.width, scale) * Math.min(extent.height, scale);
  const step = ((amplitude / (white - black)) * own) / (isLine(defect) ? scale : scale ** 2);
  const isLinear = channels === 1 && !lossy && bits > 8;
  if (!isLinear) return Math.abs(step);
  const tone = (light: number): number => Math.min(1, Math.max(0, light)) ** (1 / GAMMA);
  return Math.abs(tone(MIDDLE_GREY + step) - tone(MIDDLE_GREY));
}

/** How many defects there are of each severity. */
function countSeverities({ defects, frame }: Pick<Result, 'defects' | 'frame'>): Record<Severity, number> {
  const counts = { screen: 0, close: 0, seldom: 0, measured: 0 };
  if (frame) for (const defect of defects) counts[severityOf(defect, frame)]++;
  return counts;
}

/** What is said of the first that there are, and of those of a severity behind others. */
const WORDS: readonly (readonly [Severity, first: string, more: string])[] = [
  ['screen', 'can be seen in a whole picture on a screen', ''],
  ['close', 'can be seen at 100 %', 'more at 100 %'],
  ['seldom', 'can be seen in fewer than half of the photographs', 'more in fewer than half of the photographs'],
];

/** `12 can be seen in a whole picture on a screen, 40 more at 100 %, 36 only in many photographs together.` */
export function severityInWords(result: Pick<Result, 'defects' | 'frame'>): string[] {
  const counts = countSeverities(result);
  const seen = WORDS.filter(([severity]) => counts[severity] > 0);
  const parts = seen.map(([severity, first, more], i) => `${whole(counts[severity])} ${i === 0 ? first : more}`);
  if (counts.measured > 0) parts.push(`${whole(counts.measured)} only in many photographs together`);
  return parts.length === 0 ? [] : [`${parts.join(', ')}.`];
}
