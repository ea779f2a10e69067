import { parseLabelSelector } from './labelSelector';

const labels = {
  app: 'web',
  tier: 'front',
  'example.com/team': 'blue',
  empty: '',
};

describe('parseLabelSelector', () => {
  it.each([
    ['', true],
    ['app=web', true],
    ['app==web', true],
    ['app = web', true],
    ['app=api', false],
    ['app!=api', true],
    ['app!=web', false],
    ['missing!=x', true],
    ['app', true],
    ['missing', false],
    ['!missing', true],
    ['! app', false],
    ['empty=', true],
    ['app in (web, api)', true],
    ['app in (api)', false],
    ['app in(web)', true],
    ['missing in (a,b)', false],
    ['app notin (api,db)', true],
    ['app notin (web,db)', false],
    ['missing notin (a)', true],
    ['example.com/team=blue,app', true],
    ['tier in (front,back),app=web,!missing', true],
    ['tier in (front,back),app=api', false],
    ['toString', false],
  ])('%p: %p', (selector, expected) => {
    expect(parseLabelSelector(selector)(labels)).toBe(expected);
  });

  it.each([
    'app in web',
    'a b',
    '=x',
    'app in (web',
    'app=a b',
    'a,,b',
    'app=ü',
    '!',
  ])('refuses %p', selector => {
    expect(() => parseLabelSelector(selector)).toThrow(
      expect.objectContaining({
        code: 400,
        message: expect.stringContaining('unable to parse requirement'),
      }),
    );
  });
});
