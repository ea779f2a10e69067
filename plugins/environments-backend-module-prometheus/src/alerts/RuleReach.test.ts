import { matchPattern } from './matchPattern';
import { RuleReach } from './RuleReach';

describe('RuleReach', () => {
  it.each<[query: string, shop: boolean, isExplicit: boolean]>([
    ['up{namespace="shop"} == 0', true, true],
    ['up{namespace="other"} == 0', false, true],
    ["up{job='x', namespace = 'shop'} == 0", true, true],
    ['up{namespace=~"shop|other"} == 0', true, true],
    ['up{namespace=~"sh.*"} == 0', true, false],
    ['up{namespace=~"other-.+"} == 0', false, false],
    ['up{namespace=~"(shop|other)"} == 0', true, false],
    ['up{namespace=~"s[a-z]op"} == 0', false, false],
    ['up{namespace!="shop"} == 0', false, false],
    ['sum by (namespace) (up{namespace!="shop"}) == 0', false, false],
    ['sum by (namespace) (up{namespace!~"kube-.*"}) == 0', true, false],
    ['sum by (pod, namespace) (up) == 0', true, false],
    ['sum(up) by(namespace)', true, false],
    ['sum(up) == 0', false, false],
    ['up{kube_namespace="shop"} == 0', false, false],
    ['up{namespace=""} == 0', false, false],
  ])('judges %s', (query, shop, isExplicit) => {
    const reach = new RuleReach({ query, labels: {} }, 'namespace');
    expect([reach.includes('shop'), reach.isExplicit]).toEqual([
      shop,
      isExplicit,
    ]);
  });

  it.each<[query: string, labels: Record<string, string>, may: boolean]>([
    ['up == 0', {}, true],
    ['sum(up) == 0', {}, true],
    ['up{namespace="shop"} == 0', {}, true],
    ['up{namespace="other"} == 0', {}, false],
    ['a{namespace="other"} > b{namespace="shop"}', {}, true],
    ['up{namespace=~"s[a-z]op"} == 0', {}, true],
    ['up{namespace!="shop"} == 0', {}, false],
    ['up{namespace!~"kube-.*"} == 0', {}, true],
    ['up == 0', { namespace: 'shop' }, true],
    ['up == 0', { namespace: 'other' }, false],
    ['up == 0', { namespace: '{{ $labels.ns }}' }, true],
  ])('tells of %s with %j whether it may be meant', (query, labels, may) => {
    const reach = new RuleReach({ query, labels }, 'namespace');
    expect(reach.mayInclude('shop')).toBe(may);
  });

  it('goes by the label of the rule, and by the name of the label', () => {
    const labelled = (namespace: string) =>
      new RuleReach({ query: 'up == 0', labels: { namespace } }, 'namespace');
    expect(labelled('shop').includes('shop')).toBe(true);
    expect(labelled('other').includes('shop')).toBe(false);
    expect(labelled('{{ $labels.x }}').includes('shop')).toBe(false);
    const other = new RuleReach({ query: 'up{ns="shop"}', labels: {} }, 'ns');
    expect(other.includes('shop')).toBe(true);
  });
});

describe('matchPattern', () => {
  it.each<[pattern: string, value: string, matches: boolean | undefined]>([
    ['a|b', 'b', true],
    ['a|b', 'ab', false],
    ['shop-.+', 'shop-', false],
    ['.*', '', true],
    ['a\\.b', 'a.b', true],
    ['a\\.b', 'axb', false],
    ['a.b', 'axb', true],
    ['(?:a|b)', 'a', true],
    ['(a+)+$', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', undefined],
    ['.*.*.*x', 'y', undefined],
    ['[a-z]+', 'a', undefined],
    ['a', 'a'.repeat(201), undefined],
  ])('matches %s with %s: %s', (pattern, value, matches) => {
    expect(matchPattern(pattern, value)).toBe(matches);
  });
});
