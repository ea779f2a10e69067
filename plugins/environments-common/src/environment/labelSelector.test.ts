import { matchesLabelSelector, parseLabelSelector } from './labelSelector';

const labels = { app: 'web', 'app.kubernetes.io/part-of': 'shop', empty: '' };

describe('matchesLabelSelector, as the API server does', () => {
  it.each([
    ['', true],
    ['app=web', true],
    ['app==web', true],
    ['app = web', true],
    ['app=api', false],
    ['app!=api', true],
    ['app!=web', false],
    ['other!=web', true],
    ['app', true],
    ['other', false],
    ['!other', true],
    ['!app', false],
    ['app in (api, web)', true],
    ['app in(api,web)', true],
    ['app in (api)', false],
    ['other in (web)', false],
    ['app notin (api)', true],
    ['app notin (web,api)', false],
    ['other notin (web)', true],
    ['empty=', true],
    ['empty', true],
    ['app=', false],
    ['other=', false],
    ['empty in ()', true],
    ['app.kubernetes.io/part-of=shop', true],
    ['app=web,app.kubernetes.io/part-of=shop', true],
    ['app=web,app.kubernetes.io/part-of=other', false],
    ['app in (web,api),other notin (a,b),!gone', true],
    ['constructor', false],
    ['!toString', true],
  ])('%s: %s', (selector, expected) => {
    expect(
      matchesLabelSelector(
        labels,
        parseLabelSelector(selector) ?? [
          { key: 'unreadable', operator: 'exists' },
        ],
      ),
    ).toBe(expected);
  });

  it('takes an object without labels for one with none', () => {
    expect(
      matchesLabelSelector(undefined, [{ key: 'app', operator: 'exists' }]),
    ).toBe(false);
    expect(
      matchesLabelSelector(undefined, [
        { key: 'app', operator: 'doesnotexist' },
      ]),
    ).toBe(true);
  });
});

describe('parseLabelSelector', () => {
  it.each([
    'app=web;rm',
    'app=we b',
    'app in web',
    'app in (web',
    'app>1',
    '=web',
    'a/b/c=d',
    '-app=web',
    'app=-web',
    'app=web)',
    'app=(web)',
    '!!app',
    'app notin',
    'app=web\nx',
  ])('cannot read %p', selector => {
    expect(parseLabelSelector(selector)).toBeUndefined();
  });
});
