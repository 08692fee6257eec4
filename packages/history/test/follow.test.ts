import type { Defect } from '@hotpix/result';
import { describe, expect, test } from 'vitest';
import { historyOf, observationOf, recordOf, type CameraHistory } from '../src/pure.ts';
import { hotAt, resultOf, type Day } from './support/results.ts';

/** Of scans a month apart. */
function after(...days: Day[]): CameraHistory {
  const records = days.map((day, month) => {
    const time = day.taken ?? `2026-${String(month + 1).padStart(2, '0')}-15T22:00:00`;
    return recordOf(resultOf({ ...day, taken: time }), `scan ${month}`, time);
  });
  return historyOf(records)!;
}

const happened = (history: CameraHistory): string[] =>
  history.transitions.map(({ scan, kind, site }) => `${scan}: ${kind} ${history.sites[site].place.x}`);
const SUNNY = { exposure: 1 / 500, iso: 100, level: 0.4 };

describe('what becomes of a defect', () => {
  test('those of the first scan are revealed: nobody knows how long they have been there', () => {
    expect(happened(after({ defects: [hotAt(1), hotAt(5)] }))).toEqual(['0: revealed 1', '0: revealed 5']);
  });

  test('one that the scan before would have shown is new, and has appeared since that', () => {
    const history = after({ defects: [hotAt(1)] }, { defects: [hotAt(1), hotAt(5)] });
    expect(happened(history)).toEqual(['0: revealed 1', '1: new 5']);
    expect(history.sites[1]).toMatchObject({ first: 1, absent: 0 });
  });

  test('one that appears by night after bright days alone is revealed, and not new', () => {
    expect(happened(after(SUNNY, { defects: [hotAt(5)] }))).toEqual(['1: revealed 5']);
  });

  test('one that was not there by night, and after bright days is, has appeared since that night', () => {
    const history = after({}, SUNNY, SUNNY, { defects: [hotAt(5)] });
    expect(happened(history)).toEqual(['3: new 5']);
    expect(history.sites[0]).toMatchObject({ first: 3, absent: 0 });
  });

  test('one that two scans could have shown and did not is gone, and back when it is seen again', () => {
    const there = { defects: [hotAt(1)] };
    const history = after(there, {}, {}, {}, there);
    expect(happened(history)).toEqual(['0: revealed 1', '2: gone 1', '4: back 1']);
    expect(history.scans.map(({ counts }) => counts.present)).toEqual([1, 1, 0, 0, 1]);
  });

  test('one that is missed now and then stays', () => {
    const there = { defects: [hotAt(1)] };
    expect(happened(after(there, {}, there, {}, there))).toEqual(['0: revealed 1']);
  });

  test('one that blinks is gone after four scans', () => {
    const blinking = { defects: [hotAt(1, { kind: 'blinking' })] };
    expect(happened(after(blinking, {}, {}, {}, {}))).toEqual(['0: revealed 1', '4: gone 1']);
  });

  test('one that is called by another kind keeps what it was called before', () => {
    const called = (kind: Defect['kind']): Day => ({ defects: [hotAt(1, { kind })] });
    const [site] = after(called('hot'), called('blinking'), {}, called('blinking'), called('hot')).sites;
    expect(site.kinds).toEqual([
      [0, 'hot'],
      [1, 'blinking'],
      [4, 'hot'],
    ]);
  });

  describe('that chance may have made, by a confidence below 99 %', () => {
    const weak = hotAt(5, { confidence: 0.9 });

    test('is revealed at first, and new as of the first scan when a second one sees it', () => {
      const history = after({}, {}, { defects: [weak] }, { defects: [weak] });
      expect(happened(history)).toEqual(['2: revealed 5', '3: new 5']);
      expect(history.sites[0].first).toBe(2);
    });

    test('is not new where no scan before the first would have shown it', () => {
      expect(happened(after(SUNNY, { defects: [weak] }, { defects: [weak] }))).toEqual(['1: revealed 5']);
    });

    test('is not there any more after two scans that could show it, and never said to be gone', () => {
      const history = after({}, { defects: [weak] }, {}, {});
      expect(happened(history)).toEqual(['1: revealed 5']);
      expect(history.scans[3].counts.present).toBe(0);
    });
  });

  test('bright days heal nothing, and say by which rule they could not show it', () => {
    const history = after({ defects: [hotAt(1)] }, ...Array.from({ length: 9 }, () => SUNNY));
    expect(happened(history)).toEqual(['0: revealed 1']);
    expect(history.sites[0].latest).toEqual({ what: 'couldNotBeSeen', by: 'exposure' });
    expect(history.scans[9].counts).toMatchObject({ present: 1, couldNotBeSeen: { exposure: 1 }, reach: 0 });
  });

  test('a set that was refused says nothing', () => {
    const refused = { more: { status: 'refused', reason: 'A tripod.' } } as const;
    const history = after({ defects: [hotAt(1)] }, refused, refused, refused);
    expect(happened(history)).toEqual(['0: revealed 1']);
    expect(history.sites[0].latest).toEqual({ what: 'couldNotBeSeen', by: 'noVerdict' });
  });

  test('what each scan said of it is kept', () => {
    const there = { defects: [hotAt(1)] };
    const [site] = after({}, there, SUNNY, {}, there).sites;
    expect([...site.observed].map(observationOf)).toEqual([
      { what: 'seen' },
      { what: 'couldNotBeSeen', by: 'exposure' },
      { what: 'notSeen' },
      { what: 'seen' },
    ]);
  });

  test('when it began is as the last scan has it that was asked for that', () => {
    const since = (day: string): Defect => {
      const change = { photograph: 'b', from: 'a', to: 'b', taken: `2025-03-${day}`, by: `2025-03-${day}` };
      return hotAt(1, { course: { state: 'appeared', blinks: false, photographs: 9, amplitude: 60, change } });
    };
    const history = after({ defects: [since('07')] }, { defects: [since('09')] }, { defects: [hotAt(1)] });
    expect(history.sites[0].onset?.by).toBe('2025-03-09');
  });

  test('scans count in the order of their dates, whenever they come in, and once each', () => {
    const records = [
      recordOf(resultOf({ defects: [hotAt(1), hotAt(5)] }), 'b', '2026-03-01T00:00:00'),
      recordOf(resultOf({ defects: [hotAt(1)] }), 'a', '2026-01-01T00:00:00'),
      recordOf(resultOf({ defects: [hotAt(1), hotAt(5)] }), 'b', '2026-04-01T00:00:00'),
    ];
    const history = historyOf(records)!;
    expect(history.scans.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(happened(history)).toEqual(['0: revealed 1', '1: new 5']);
  });
});

describe('how strong it is', () => {
  const stronger = (amplitude: number): Defect => hotAt(1, { amplitude });
  const others = (factor: number): Defect[] =>
    Array.from({ length: 10 }, (_, i) => hotAt(100 + 10 * i, { amplitude: 60 * factor, score: 200 }));

  test('a quarter more is worse, and what grows slowly is so once', () => {
    const history = after(
      ...[60, 66, 72, 78, 84].map((amplitude) => ({ temperature: 20, defects: [stronger(amplitude)] })),
    );
    expect(history.transitions.filter(({ kind }) => kind === 'worse')).toEqual([
      { kind: 'worse', site: 0, scan: 3, amplitude: 78, before: 60 },
    ]);
  });

  test('what all hot pixels have in common is the temperature, and no change of any', () => {
    const warm = [stronger(120), ...others(2)];
    const history = after({ defects: [stronger(60), ...others(1)] }, { defects: warm });
    expect(happened(history).filter((line) => line.startsWith('1'))).toEqual([]);
    expect(history.scans[1].gain).toBe(2);
  });

  test('a first scan with too few hot pixels to tell the temperature keeps no later one from it', () => {
    const [few, ...many] = [[stronger(60)], others(1), others(2), others(0.5)];
    const history = after({ defects: few }, ...many.map((defects) => ({ defects })));
    expect(history.scans.map(({ gain }) => gain)).toEqual([undefined, 1, 2, 0.5]);
  });

  test('pixels that say little are outvoted by few that say much', () => {
    const unsure = Array.from({ length: 30 }, (_, i) => hotAt(400 + 10 * i, { score: 6 }));
    const history = after({ defects: [...others(1), ...unsure] }, { defects: [...others(2), ...unsure] });
    expect(history.scans[1].gain).toBe(2);
  });

  test('one that grew twice as much as the others is worse', () => {
    const history = after(
      { defects: [stronger(60), ...others(1)] },
      { defects: [hotAt(1, { amplitude: 240, score: 90 }), ...others(2)] },
    );
    expect(history.transitions.at(-1)).toMatchObject({ kind: 'worse', site: 0, scan: 1, before: 120 });
  });

  test('of a few hot pixels nobody knows whether they grew or the sensor is warmer', () => {
    const grown = (amplitude: number): string[] =>
      happened(after({ defects: [stronger(60)] }, { defects: [hotAt(1, { amplitude, score: 90 })] }));
    expect(grown(600)).toEqual(['0: revealed 1']);
  });

  describe('with a fit of 10 DN and 40 DN a second', () => {
    const fit = { offset: 10, rate: 40, iso: 800 };
    const night = { temperature: 20, exposures: [0.5, 2], defects: [hotAt(1, { amplitude: 60, fit })] };
    const longer = (amplitude: number): Day => ({
      ...{ temperature: 20, exposures: [4, 6] },
      defects: [hotAt(1, { amplitude, score: 80, fit })],
    });

    test('longer exposures make nothing worse', () => {
      expect(happened(after(night, longer(10 + 40 * 5)))).toEqual(['0: revealed 1']);
    });

    test('twice of what it says is worse', () => {
      const { transitions } = after(night, longer(420));
      expect(transitions[1]).toMatchObject({ kind: 'worse', before: 210, amplitude: 420 });
    });

    test('a warmer sensor doubles what goes with the exposure, and no offset', () => {
      expect(happened(after(night, { ...longer(10 + 80 * 5), temperature: 27 }))).toEqual(['0: revealed 1']);
    });
  });

  test('without a fit, other exposures are not compared', () => {
    const longer = { exposure: 4, defects: [hotAt(1, { amplitude: 240, score: 96 })] };
    expect(happened(after({ defects: [hotAt(1)] }, longer))).toEqual(['0: revealed 1']);
  });
});

describe('which defect it is', () => {
  const lossy = (...defects: Defect[]): Day => {
    const { frame } = resultOf({});
    return { defects, more: { frame: { ...frame!, lossy: true } } };
  };

  test('a picture gives it a place to two pixels, and the surest one is kept', () => {
    const history = after(lossy(hotAt(10)), lossy(hotAt(12, { score: 40 })), lossy(hotAt(13)));
    expect(history.sites).toHaveLength(1);
    expect(history.sites[0].place.x).toBe(12);
  });

  test('two colours that are certain are two defects', () => {
    const red = hotAt(10, { colour: 'R', colourConfidence: 0.99 });
    const blue = hotAt(11, { colour: 'B', colourConfidence: 0.99 });
    expect(after(lossy(red), lossy(blue)).sites).toHaveLength(2);
    expect(after(lossy(red), lossy({ ...blue, colourConfidence: 0.6 })).sites).toHaveLength(1);
  });

  test('a column that noise breaks into two is one', () => {
    const column = (y: number, height: number): Defect =>
      hotAt(9, { kind: 'column', y, extent: { x: 9, y, width: 1, height } });
    const history = after({ defects: [column(0, 400)] }, { defects: [column(0, 150), column(180, 220)] });
    expect(history.sites).toHaveLength(1);
    expect(happened(history)).toEqual(['0: revealed 9']);
  });
});
