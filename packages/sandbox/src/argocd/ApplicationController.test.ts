import { startArgocd } from './__fixtures__/startArgocd';

jest.setTimeout(30_000);

describe('ApplicationController', () => {
  it('compares every application again and again when nothing happens', async () => {
    const argocd = await startArgocd({
      refreshMilliseconds: { period: 100, jitter: 50 },
    });
    try {
      for (const stage of ['dev', 'staging', 'prod']) {
        const name = `co2-calculator-${stage}`;
        const first = await argocd.waitFor(
          name,
          ({ status }) => status.reconciledAt,
        );
        const second = await argocd.waitFor(
          name,
          ({ status }) => status.reconciledAt !== first && status.reconciledAt,
        );
        expect(Date.parse(String(second))).toBeGreaterThan(
          Date.parse(String(first)),
        );
      }
    } finally {
      await argocd.close();
    }
  });
});
