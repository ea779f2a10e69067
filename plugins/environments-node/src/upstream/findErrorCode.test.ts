import { runInNewContext } from 'node:vm';
import { findErrorCode } from './findErrorCode';

const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });

describe('findErrorCode', () => {
  it.each([
    ['of the error itself', refused, 'ECONNREFUSED'],
    ['of its cause', new Error('fetch', { cause: refused }), 'ECONNREFUSED'],
    [
      'of the cause of its cause',
      new TypeError('a', { cause: new Error('b', { cause: refused }) }),
      'ECONNREFUSED',
    ],
    [
      'of the outer one of two',
      Object.assign(new Error('tls', { cause: refused }), { code: 'ERR_TLS' }),
      'ERR_TLS',
    ],
    [
      'of the cause, when its own is no name',
      Object.assign(new Error('a', { cause: refused }), { code: 20 }),
      'ECONNREFUSED',
    ],
    [
      'of an error of another realm',
      runInNewContext(`Object.assign(new Error('a'), { code: 'ENOTFOUND' })`),
      'ENOTFOUND',
    ],
  ])('finds the code %s', (_, error, code) => {
    expect(findErrorCode(error)).toBe(code);
  });

  it.each([
    ['an error without one', new Error('a', { cause: 'ECONNREFUSED' })],
    ['an empty one', Object.assign(new Error('a'), { code: '' })],
    ['a text', 'ECONNREFUSED'],
    ['null', null],
    ['nothing', undefined],
  ])('finds none in %s', (_, error) => {
    expect(findErrorCode(error)).toBeUndefined();
  });
});
