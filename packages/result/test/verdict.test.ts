import { describe, expect, it } from 'vitest';
import { cameraName, verdictOf } from '../src/index.ts';
import {
  clean,
  insufficient,
  overLimits,
  rankedByVariance,
  refused,
  scanned,
} from '../../reporter-html/test/result-fixtures.ts';

describe('verdictOf', () => {
  it('calls a sensor clean when nothing was found and nothing warns', () => {
    expect(verdictOf(clean())).toEqual({
      tone: 'clean',
      headline: 'No defects found',
      explanation:
        'In 24 ordinary photographs, Canon PowerShot S40 no. 0420183377. 24 photographs tell a defect from chance beyond a score of 6.4. Weaker ones may be there.',
    });
  });

  it('does not call it clean when a check warns', () => {
    const doubtful = { ...clean(), checks: overLimits().checks };
    expect(verdictOf(doubtful)).toMatchObject({ tone: 'found', headline: 'No defects found' });
    expect(verdictOf(doubtful).warnings).toBe('1 check warns');
  });

  it('counts the defects', () => {
    expect(verdictOf(scanned(60))).toMatchObject({ tone: 'found', headline: '60 defects found' });
    expect(verdictOf(scanned(1)).headline).toBe('1 defect found');
  });

  it('puts exceeded limits before the number of defects', () => {
    const { tone, headline, explanation } = verdictOf(overLimits());
    expect([tone, headline]).toEqual(['exceeded', '2 limits exceeded']);
    expect(explanation).toContain('Over the limit: defects 60 of at most 50, hot');
    expect(explanation).toMatch(/\d+ can be seen in a whole picture on a screen/);
  });

  it('says which limits cannot be judged, and why', () => {
    const limits = [{ name: 'hot:above-5e', limit: 5, exceeded: false, unjudged: 'The gain is not known.' }];
    const { headline, explanation } = verdictOf({ ...scanned(3), limits });
    expect(headline).toBe('3 defects found, 1 limit cannot be judged');
    expect(explanation).toContain(' The limit hot:above-5e of at most 5 cannot be judged. The gain is not known.');
  });

  it('calls a camera over a limit that only warns neither clean nor exceeded', () => {
    const limits = [{ name: 'failedFiles:warn', limit: 0, actual: 2, exceeded: true, level: 'warn' as const }];
    const { tone, headline, explanation } = verdictOf({ ...clean(), limits });
    expect([tone, headline]).toEqual(['found', 'No defects found, over a limit that warns']);
    expect(explanation).toContain('Over a limit that warns: failedFiles:warn 2 of at most 0.');
  });

  it('names the set whose limits are kept, with its source', () => {
    const limits = [{ name: 'colourPairs', limit: 0, actual: 0, exceeded: false, set: 'sony-imx219' }];
    const { headline, explanation } = verdictOf({ ...scanned(3), limits });
    expect(headline).toBe('3 defects found, within Sony IMX219');
    expect(explanation).toMatch(/ Limits of Sony IMX219\. .* Source: Sony, IMX219PQH5-C data sheet/);
  });

  it('says when limits are kept', () => {
    const kept = { ...scanned(60), limits: [{ name: 'defects', limit: 60, actual: 60, exceeded: false }] };
    expect(verdictOf(kept).headline).toBe('60 defects found, within limits');
  });

  it('gives the reason when nothing could be judged', () => {
    expect(verdictOf(insufficient())).toMatchObject({ tone: 'unjudged', explanation: insufficient().reason });
  });

  it('gives the reason when the photographs must not be judged, and not that nothing was found', () => {
    expect(verdictOf(refused())).toEqual({
      tone: 'unjudged',
      headline: 'No verdict',
      explanation: refused().reason,
    });
  });

  it('marks what was judged in spite of a check that failed, and says which', () => {
    const forced = { ...refused(), status: 'complete' as const };
    expect(verdictOf(forced)).toMatchObject({ tone: 'found', headline: 'No defects found, judged by force' });
    expect(verdictOf(forced).explanation).toBe(
      `In 24 ordinary photographs, Canon PowerShot S40 no. 0420183377. 24 photographs tell a defect from chance beyond a score of 6.4. Weaker ones may be there. Judged by force although the photographs are refused: ${refused().reason}`,
    );
    const limits = [{ name: 'hot', limit: 1, actual: 2, exceeded: true }];
    expect(verdictOf({ ...forced, limits }).headline).toBe('Limit exceeded, judged by force');
  });

  it('calls the samples of a mere ranking candidates', () => {
    expect(verdictOf(rankedByVariance()).headline).toBe('5 candidates listed');
  });
});

describe('cameraName', () => {
  it('says the make once', () => {
    expect(cameraName({ make: 'Canon', model: 'Canon EOS 80D' })).toBe('Canon EOS 80D');
    expect(cameraName({ make: 'NIKON CORPORATION', model: 'NIKON D3200' })).toBe('NIKON D3200');
    expect(cameraName({ make: 'EASTMAN KODAK COMPANY', model: 'KODAK DC240 ZOOM' })).toBe('KODAK DC240 ZOOM');
    expect(cameraName({ make: 'RICOH IMAGING COMPANY, LTD.', model: 'RICOH GR II' })).toBe('RICOH GR II');
    expect(cameraName({ make: 'DJI', model: 'FC300S' })).toBe('DJI FC300S');
    expect(cameraName({ make: '', model: '' })).toBe('');
  });
});
