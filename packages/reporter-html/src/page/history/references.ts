/** Rates that others measured, for the growth to be read beside. */
import { SONY_IMX219, type Growth } from '@hotpix/history/pure';
import { element } from '../dom/element.ts';
import { significant, whole } from '../model/format.ts';

export function references(chapman?: Growth['chapman']): HTMLElement {
  const [least] = SONY_IMX219.perYear;
  const sony = significant(least.defects / SONY_IMX219.megapixels, 2);
  const pixels = chapman
    ? ` Chapman et al. give ${significant(chapman.aps, 2)} per year and mm² (CMOS) or ${significant(chapman.ccd, 2)} (CCD) for such pixels at ISO ${whole(chapman.iso)}; single cameras differ by several times.`
    : '';
  return element(
    'p',
    { class: 'muted references' },
    `What others measured: Sony expects ${sony} per year and megapixel of an IMX219 (1.12 µm, ${least.millivolts} mV and more, sea level).${pixels}`,
  );
}
