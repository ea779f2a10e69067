import { ServiceUnavailableError } from '@backstage/errors';
import { responseError } from '../testUtils/responseError';
import { isDefinite, retryDelay, sentenceOf, statusOf } from './failures';

describe('failures', () => {
  it.each([
    [400, true],
    [403, true],
    [404, true],
    [408, false],
    [409, true],
    [429, false],
    [500, false],
    [503, false],
  ])('status %d is definite: %s', async (status, definite) => {
    const error = await responseError(status, 'SomeError', 'No.');
    expect(isDefinite(error)).toBe(definite);
    expect(statusOf(error)).toBe(status);
    expect(sentenceOf(error)).toBe('No.');
  });

  it('takes a failure without an answer for passing', () => {
    const error = new Error('Cannot be reached.');
    expect(isDefinite(error)).toBe(false);
    expect(statusOf(error)).toBeUndefined();
    expect(sentenceOf(error)).toBe('Cannot be reached.');
  });

  it('leaves out what brought a failure about', () => {
    const cause = new Error('[{"code":"invalid_type"}]');
    const error = new ServiceUnavailableError(
      'It is of another version.',
      cause,
    );
    expect(sentenceOf(error)).toBe('It is of another version.');
  });

  it('waits ever longer, up to half a minute', () => {
    expect([0, 1, 2, 3, 4, 5, 20].map(retryDelay)).toEqual([
      1000, 2000, 4000, 8000, 16000, 30000, 30000,
    ]);
  });
});
