import fc from 'fast-check';
import { findDashboardQuestion } from './findDashboardQuestion';

const GRAFANA = 'https://watch.test/grafana';

const ask = (link: string, grafana = GRAFANA) =>
  findDashboardQuestion(link, new URL(grafana))?.href;

describe('findDashboardQuestion', () => {
  it.each([
    ['/d/shop', '/api/dashboards/uid/shop'],
    [
      '/d/shop/the-shop?orgId=2&var-stage=prod#panel',
      '/api/dashboards/uid/shop?orgId=2',
    ],
    ['/dashboards?tag=shop', '/dashboards?tag=shop'],
    ['/goto/x1?orgId=1', '/goto/x1?orgId=1'],
    ['/d/a%2Fb', '/d/a%2Fb'],
  ])('asks of %s for %s', (link, question) => {
    expect(ask(`${GRAFANA}${link}`)).toBe(`${GRAFANA}${question}`);
    expect(ask(`https://watch.test${link}`, 'https://watch.test')).toBe(
      `https://watch.test${question}`,
    );
  });

  it.each([
    'https://watch.test/d/shop',
    'https://watch.test/grafana/../d/shop',
    'https://watch.test/grafanas/d/shop',
    'https://watch.test/grafana/api/datasources/proxy/1',
    'https://watch.test/grafana/dx/shop',
    'https://watch.test/grafana',
    'http://watch.test/grafana/d/shop',
    'https://watch.test:8443/grafana/d/shop',
    'https://watch.test.evil.test/grafana/d/shop',
    'https://watch.test@evil.test/grafana/d/shop',
    'http://169.254.169.254/grafana/d/shop',
  ])('asks nobody of %s', link => {
    expect(ask(link)).toBeUndefined();
  });

  it('sends no password, and never asks another host', () => {
    expect(ask('https://ada:secret@watch.test/grafana/d/shop')).toBe(
      `${GRAFANA}/api/dashboards/uid/shop`,
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl({ withQueryParameters: true, withFragments: true }),
          fc
            .tuple(
              fc.constantFrom('', '/d/', '/', '//', '\\', '/goto/', '@', '.'),
              fc.webPath(),
              fc.string(),
            )
            .map(parts => `https://watch.test${parts.join('')}`)
            .filter(link => URL.canParse(link)),
        ),
        link => {
          const question = ask(link, 'https://watch.test');
          expect(
            question === undefined ||
              question.startsWith('https://watch.test/'),
          ).toBe(true);
        },
      ),
    );
  });
});
