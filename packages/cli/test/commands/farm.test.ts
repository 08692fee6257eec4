import { describe, expect, test } from 'vitest';
import { command } from '../../../../test/support/command.ts';
import { useFolder } from '../../../../test/support/use-folder.ts';

const at = useFolder();
const QUEUE = ['--queue', 'redis://qa:secret@127.0.0.1:1'];

describe('hotpix farm says in words', () => {
  test.each<[string, string[], RegExp]>([
    ['what it can do', [], /Expected what to do with the farm/],
    [
      'that it cannot do something else',
      ['sumbit'],
      /Expected one of submit, worker, status, cancel, got 'sumbit'\. Did you mean 'submit'\?/,
    ],
    [
      'that one machine needs no queue',
      ['submit', 'photos'],
      /Expected a queue, by --queue; on one machine 'hotpix scan' does the same without one/,
    ],
    ['that it needs a store', ['worker', ...QUEUE], /Expected a store that all machines reach, by --store/],
    [
      'that nobody answers',
      ['worker', ...QUEUE, '--store', 'store'],
      /Expected a queue at 'redis:\/\/127\.0\.0\.1:1', got .*ECONNREFUSED/,
    ],
    [
      'that a store cannot be',
      ['worker', ...QUEUE, '--store', 'ftp://qa:secret@host'],
      /Expected a folder, s3:\/\/bucket\/prefix/,
    ],
  ])('%s', async (_, args, words) => {
    const { code, stderr } = await command(at(), ['farm', ...args]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(words)]);
    expect(stderr).not.toContain('secret');
  });
});
