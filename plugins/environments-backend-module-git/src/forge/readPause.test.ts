import { readPause } from './readPause';

const NOW = new Date('2026-03-04T05:06:07Z');
const SECONDS = NOW.getTime() / 1000;

describe('readPause', () => {
  it.each<[string, number, Record<string, string>, number | undefined]>([
    ['seconds', 429, { 'retry-after': '30' }, 30],
    ['a date', 429, { 'retry-after': 'Wed, 04 Mar 2026 05:07:07 GMT' }, 60],
    ['nothing', 429, {}, 60],
    ['words', 429, { 'retry-after': 'soon' }, 60],
    ['a time that is over', 429, { 'retry-after': '0' }, 1],
    ['a year', 429, { 'retry-after': '31536000' }, 3600],
    [
      'the limit of GitHub',
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${SECONDS + 90}` },
      90,
    ],
    [
      'the limit of GitLab',
      429,
      { 'ratelimit-remaining': '0', 'ratelimit-reset': `${SECONDS + 90}` },
      90,
    ],
    ['a second limit of GitHub', 403, { 'retry-after': '7' }, 7],
    ['a refusal', 403, { 'x-ratelimit-remaining': '4999' }, undefined],
    ['an outage', 503, { 'retry-after': '7' }, undefined],
  ])('reads %s', (_what, status, headers, seconds) => {
    const pause = readPause(status, new Headers(headers), NOW);
    expect(pause).toBe(seconds === undefined ? undefined : seconds * 1000);
  });
});
