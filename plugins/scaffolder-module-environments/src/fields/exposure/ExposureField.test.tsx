import { screen } from '@testing-library/react';
import { clusterFixture, FakeBackend } from '../../__testUtils__/FakeBackend';
import { renderWizard } from '../../__testUtils__/renderWizard';
import { toClassic } from '../classic';
import { exposureField } from './exposureField';

const PROPERTIES = {
  exposure: {
    type: 'object',
    title: 'Entry',
    'ui:field': 'FlightdeckExposure',
    properties: {
      kind: { type: 'string', default: 'internal' },
      issuer: { type: 'string', default: 'letsencrypt-prod' },
    },
  },
};

const ANSWERS = {
  name: 'shop',
  stages: ['dev', 'prod'],
  placement: { cluster: 'main' },
};

const ask = (options: Parameters<typeof renderWizard>[2] = {}) =>
  renderWizard(toClassic(exposureField), PROPERTIES, {
    answers: ANSWERS,
    ...options,
  });

const box = (name: RegExp) => screen.getByRole('textbox', { name });

describe('FlightdeckExposure', () => {
  it('shows the host of each stage, and offers the classes of the cluster', async () => {
    const { create, user } = await ask();
    await user.type(box(/^Host/), 'shop.example.org');
    expect(screen.getByText('shop-dev.example.org')).toBeVisible();
    expect(screen.getByText('shop.example.org')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'From everywhere' }));
    await user.click(box(/^Ingress class/));
    await user.click(
      await screen.findByRole('option', { name: 'nginx (default)' }),
    );
    expect(await create()).toMatchObject({
      exposure: {
        kind: 'public',
        host: 'shop.example.org',
        ingressClass: 'nginx',
        issuer: 'letsencrypt-prod',
      },
    });
  });

  it('tells the rules of hosts while one is typed', async () => {
    const { isRefused, user } = await ask();
    await user.type(box(/^Host/), 'Shop/');
    expect(
      screen.getByText(/^A host name such as shop\.example\.org/),
    ).toBeVisible();
    await isRefused(/^A host name such as/);
    expect(box(/^Host/)).toHaveValue('Shop/');
    await user.clear(box(/^Host/));
    await user.type(box(/^Host/), `${'a'.repeat(62)}.example.org`);
    await isRefused(/^The host of dev, .* has a label of more than 63/);
  });

  it('tells what the cluster has not, and goes on', async () => {
    const backend = new FakeBackend();
    backend.cluster = clusterFixture({
      served: { Certificate: false },
      issuers: undefined,
    });
    const { create, user } = await ask({ backend });
    await user.type(box(/^Host/), 'shop.example.org');
    await user.type(box(/^Ingress class/), 'traefik');
    expect(
      await screen.findByText(
        "Cluster 'main' has no ingress class traefik; it has nginx.",
      ),
    ).toBeVisible();
    expect(screen.getByText('Not served')).toBeVisible();
    expect(await create()).toMatchObject({
      exposure: { ingressClass: 'traefik' },
    });
  });
});
