import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCoefficients } from '../../src/coefficients/read-coefficients.ts';
import { mcuOf } from '../../src/entropy/block-coder.ts';
import { encodeScan } from '../../src/entropy/encode-scan.ts';
import { openJpeg } from '../../src/index.ts';
import { readStructure } from '../../src/structure/read-structure.ts';
import { fileOf, forms } from '../support/random-jpeg.ts';
import { DHT, DQT, EOI, frame, SOI, SOS } from '../support/files.ts';

const joined = (parts: readonly Uint8Array[]): Buffer => Buffer.concat(parts);

test('changed MCUs among copied bits are what coding every MCU anew makes', () => {
  const changes = fc.array(fc.record({ at: fc.nat(), value: fc.integer({ min: -60, max: 60 }) }), { maxLength: 6 });
  fc.assert(
    fc.property(forms, changes, (form, changed) => {
      const bytes = fileOf(form);
      const structure = readStructure(bytes);
      const { planes, ends } = readCoefficients(bytes, structure);
      const blocks = changed.map(({ at, value }) => {
        const component = at % planes.length;
        const place = at % planes[component].length;
        planes[component][place] = value;
        return { component, block: place >> 6 };
      });
      for (const scan of structure.scans) {
        const own = blocks.filter(({ component }) => scan.components.some(({ index }) => index === component));
        const touched = new Set(own.map(({ component, block }) => mcuOf(structure.frame, scan, component, block)));
        const source = { bytes, frame: structure.frame, planes };
        // Blocks that only fill the last MCUs are in no scan of one component.
        if ([...touched].some((mcu) => mcu >= scan.mcus)) continue;
        const spliced = encodeScan({ ...source, ends }, scan, touched);
        expect(joined(spliced.data)).toEqual(joined(encodeScan(source, scan).data));
      }
    }),
  );
});

test('a block that stays keeps the codes that its encoder chose', () => {
  // The AC code 110 is a run of sixteen zeros, which nobody needs before the end of a block.
  const own = [0xff, 0xc4, 0, 22, 0x10, 1, 1, 1, ...Array<number>(13).fill(0), 0x00, 0x01, 0xf0];
  const [five, same, needless] = ['10' + '101' + '0', '0' + '0', '0' + '110' + '0'];
  const fiveLess = '10' + '010' + '0';
  const fileOfBits = (...blocks: string[]): Uint8Array => {
    const bytes = blocks.join('').match(/.{1,8}/g) ?? [];
    const data = bytes.map((bits) => parseInt(bits.padEnd(8, '1'), 2));
    return Uint8Array.from([SOI, DQT, frame(0xc0, 32, 8), DHT, own, SOS, data, EOI].flat());
  };
  const jpeg = openJpeg(fileOfBits(five, needless, same, same));
  jpeg.planes[0].change(3, 0, Array<number>(64).fill(-5));
  expect(jpeg.encode().bytes).toEqual(fileOfBits(five, needless, same, fiveLess));
});
