import {
  deliveryStatusFixture,
  environmentReleaseFixture,
  FakeEnvironmentsApi,
  releaseBoardFixture,
  responseError,
  rightsWithout,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SystemCards } from './SystemCards';
import { renderPart, systemEntity } from '../__testUtils__/renderPart';

async function renderSystem(api: FakeEnvironmentsApi) {
  await renderPart(<SystemCards />, { api, entity: systemEntity });
}

async function cardOf(name: string) {
  return within(await screen.findByRole('article', { name }));
}

describe('releases of a system', () => {
  it('stand in the order of stages, each with what it has', async () => {
    await renderSystem(new FakeEnvironmentsApi());

    const staging = await cardOf('shop-staging');
    expect(staging.getByRole('heading', { name: '1.5.0' })).toBeVisible();
    const prod = await cardOf('shop-prod');
    expect(prod.getByText('8c1f0d6, api:1.4.2')).toBeVisible();
    expect(prod.getByText(/^Deployed/)).toHaveTextContent(
      /Deployed 1 h ago by .*ada/,
    );
    expect(
      screen
        .getAllByRole('heading', { level: 3 })
        .map(heading => heading.textContent),
    ).toEqual(['staging', 'prod']);
  });

  it('tell what differs, and lead to the promotion', async () => {
    await renderSystem(new FakeEnvironmentsApi());
    const prod = await cardOf('shop-prod');

    expect(
      await prod.findByRole('link', { name: 'Promote 1.5.0 to prod' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/resource/shop-prod/environment?action=promote',
    );
    await userEvent.click(
      prod.getByRole('button', { name: '1 difference from shop-staging' }),
    );
    expect(prod.getByRole('list', { name: 'Images' })).toHaveTextContent(
      /container api.*shop-staging.*api:1\.5\.0.*shop-prod.*api:1\.4\.2/,
    );
  });

  it('name what could not be compared', async () => {
    const api = new FakeEnvironmentsApi();
    const [staging, prod] = releaseBoardFixture().environments;
    api.delivery.releases = releaseBoardFixture({
      environments: [staging, { ...prod, uncompared: ['Secret'] }],
    });
    await renderSystem(api);
    const card = await cardOf('shop-prod');
    expect(
      card.getByText('Not compared, as they cannot be read: Secret.'),
    ).toBeVisible();
  });

  it('say of which stage the figures are', async () => {
    const api = new FakeEnvironmentsApi();
    api.delivery.dora = { ...api.delivery.dora, stage: 'prod' };
    await renderSystem(api);
    expect(await screen.findByText(/^Of prod:/)).toBeVisible();
  });

  it('say who may promote where one may not', async () => {
    const api = new FakeEnvironmentsApi();
    api.delivery.onStatus = () =>
      deliveryStatusFixture({ rights: rightsWithout('promote') });
    await renderSystem(api);
    const prod = await cardOf('shop-prod');

    const button = prod.getByRole('button', { name: /^Promote/ });
    await waitFor(() =>
      expect(button).toHaveAccessibleDescription(
        'You are not allowed to promote shop-prod. Ask team-shop.',
      ),
    );
    expect(button).toBeDisabled();
  });

  it('tell the same, the held and the unknown in words', async () => {
    const api = new FakeEnvironmentsApi();
    api.delivery.releases = releaseBoardFixture({
      environments: [
        environmentReleaseFixture('shop-dev', {
          stage: 'dev',
          release: undefined,
          problem: 'Cluster west cannot be reached.',
          health: 'unknown',
        }),
        environmentReleaseFixture('shop-staging', {
          stage: 'staging',
          promotesFrom: 'resource:default/shop-dev',
        }),
        environmentReleaseFixture('shop-prod', {
          promotesFrom: 'resource:default/shop-staging',
          differences: [],
          held: true,
        }),
        environmentReleaseFixture('shop-dr', {
          promotesFrom: 'resource:default/hidden',
        }),
      ],
    });
    await renderSystem(api);

    const dev = await cardOf('shop-dev');
    expect(dev.getByText('Release unknown')).toBeVisible();
    expect(dev.getByText(/Cluster west cannot be reached/)).toBeVisible();
    const staging = await cardOf('shop-staging');
    expect(staging.getByRole('button', { name: /^Promote/ })).toBeDisabled();
    expect(
      staging.getByText('Nothing is known of the release of shop-dev.'),
    ).toBeVisible();
    expect(
      staging.getByText('What differs from shop-dev is not known.'),
    ).toBeVisible();
    const prod = await cardOf('shop-prod');
    expect(prod.getByText('Held')).toBeVisible();
    expect(prod.getByText('The same release as shop-staging')).toBeVisible();
    expect(prod.queryByText(/^Promote/)).toBeNull();
    const recovery = await cardOf('shop-dr');
    expect(recovery.getByText(/It is not compared/)).toBeVisible();
  });

  it('are refused with the right that is missing', async () => {
    const api = new FakeEnvironmentsApi();
    api.delivery.partErrors.releases = await responseError(
      403,
      'NotAllowedError',
      'Ask ops.',
    );
    await renderSystem(api);
    expect(
      await screen.findByText('You may not see the releases'),
    ).toBeVisible();
  });
});

describe('delivery figures of a system', () => {
  it('are told of all of it and of each environment', async () => {
    const api = new FakeEnvironmentsApi();
    const { figures } = api.delivery.dora;
    api.delivery.dora.environments = [
      {
        environmentRef: 'resource:default/shop-dev',
        stage: 'dev',
        figures: { ...figures, leadTimeSeconds: undefined, leadTimeCommits: 0 },
      },
    ];
    await renderSystem(api);

    const table = await screen.findByRole('table', {
      name: 'Delivery figures by environment',
    });
    expect(table).toHaveTextContent(
      /shop-dev.*dev.*1\.4 a day.*No commit times known/,
    );
    expect(screen.getByText('1 h 30 min')).toBeVisible();
  });
});
