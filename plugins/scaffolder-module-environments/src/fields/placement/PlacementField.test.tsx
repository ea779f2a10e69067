import { screen } from '@testing-library/react';
import { clusterFixture, FakeBackend } from '../../__testUtils__/FakeBackend';
import { renderWizard } from '../../__testUtils__/renderWizard';
import { toClassic } from '../classic';
import { placementField } from './placementField';

const LOCAL = 'https://kubernetes.default.svc';
const EAST = 'https://east.example.org';

const PROPERTIES = {
  placement: {
    type: 'object',
    title: 'Placement',
    'ui:field': 'FlightdeckPlacement',
    properties: {
      cluster: { type: 'string' },
      argocdInstance: { type: 'string' },
      destination: { type: 'string', default: LOCAL },
      prometheus: { type: 'string' },
    },
  },
};

const ask = (options: Parameters<typeof renderWizard>[2] = {}) =>
  renderWizard(toClassic(placementField), PROPERTIES, options);

const box = (name: RegExp) => screen.getByRole('textbox', { name });

/** Two of everything. */
function aLargePlatform() {
  const backend = new FakeBackend();
  backend.clusters = ['main', 'east'];
  backend.instances = [
    {
      name: 'argocd',
      state: 'ok',
      message: "Argo CD 'argocd' answers.",
      destinations: [
        { name: 'in-cluster', server: LOCAL },
        { name: 'east', server: EAST },
      ],
    },
    { name: 'other', state: 'unreachable', message: 'It does not answer.' },
  ];
  backend.metrics = [{ name: 'one', clusters: ['east'] }, { name: 'open' }];
  return backend;
}

describe('FlightdeckPlacement', () => {
  it('answers by itself where there is one of each', async () => {
    const { create } = await ask();
    expect(await screen.findByText('Kubernetes 1.36.0.')).toBeVisible();
    expect(box(/^Cluster/)).toHaveValue('main');
    expect(screen.queryByRole('textbox', { name: /Prometheus/ })).toBeNull();
    expect(await create()).toEqual({
      placement: {
        cluster: 'main',
        argocdInstance: 'argocd',
        destination: LOCAL,
      },
    });
  });

  it('lets people choose with the keyboard, and finds the destination of a cluster', async () => {
    const { create, user } = await ask({ backend: aLargePlatform() });
    await user.click(box(/^Cluster/));
    await screen.findByRole('option', { name: 'east' });
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(box(/^Cluster/)).toHaveValue('east');
    await user.type(box(/^Argo CD instance/), 'argocd');
    expect(box(/^Destination/)).toHaveValue(EAST);
    expect(box(/^Prometheus/)).toHaveValue('one');
    expect(await create()).toEqual({
      placement: {
        cluster: 'east',
        argocdInstance: 'argocd',
        destination: EAST,
        prometheus: 'one',
      },
    });
  });

  it('keeps a destination that somebody chose', async () => {
    const { user } = await ask({
      backend: aLargePlatform(),
      answers: { placement: { cluster: 'east', argocdInstance: 'argocd' } },
    });
    await user.clear(box(/^Destination/));
    await user.type(box(/^Destination/), 'https://elsewhere');
    expect(box(/^Destination/)).toHaveValue('https://elsewhere');
    expect(
      await screen.findByText(
        "Argo CD 'argocd' shows no cluster at https://elsewhere.",
      ),
    ).toBeVisible();
  });

  it('does not go on with what is not configured, and keeps it', async () => {
    const { isRefused, user } = await ask({ backend: aLargePlatform() });
    await user.type(box(/^Cluster/), 'west');
    await user.type(box(/^Argo CD instance/), 'argocd');
    expect(
      await screen.findByText(
        'None of the clusters of this portal is called west.',
      ),
    ).toBeVisible();
    await isRefused("No cluster 'west' is configured.");
    expect(box(/^Cluster/)).toHaveValue('west');
  });

  it('does not go on with a name that the chosen Argo CD has', async () => {
    const backend = new FakeBackend();
    backend.names.set('shop', {
      state: 'taken',
      claims: [
        {
          what: 'project',
          name: 'shop',
          state: 'exists',
          message: "Argo CD 'argocd' has the project 'shop'.",
        },
      ],
    });
    const { isRefused } = await ask({ backend, answers: { name: 'shop' } });
    expect(await screen.findByText('Kubernetes 1.36.0.')).toBeVisible();
    await isRefused(/Argo CD 'argocd' has the project 'shop'\./);
  });

  it('tells that servers do not answer, and goes on', async () => {
    const backend = aLargePlatform();
    backend.cluster = clusterFixture({
      state: 'unreachable',
      message: "Cluster 'east' does not answer.",
    });
    const { create, user } = await ask({ backend });
    await user.type(box(/^Cluster/), 'east');
    await user.type(box(/^Argo CD instance/), 'other');
    expect(
      await screen.findByText(/Cluster 'east' does not answer\. You can go on/),
    ).toBeVisible();
    expect(
      screen.getByText(/It does not answer\. You can go on/),
    ).toBeVisible();
    expect(await create()).toMatchObject({
      placement: { cluster: 'east', argocdInstance: 'other' },
    });
  });

  it('takes what is typed when nothing can be listed', async () => {
    const backend = new FakeBackend();
    backend.refusal = {
      status: 503,
      name: 'ServiceUnavailableError',
      message: 'The backend rests.',
    };
    const { create, user } = await ask({ backend });
    expect(await screen.findAllByText('Cannot be listed now')).toHaveLength(2);
    await user.type(box(/^Cluster/), 'main');
    await user.type(box(/^Argo CD instance/), 'argocd');
    expect(await create()).toMatchObject({
      placement: { cluster: 'main', argocdInstance: 'argocd' },
    });
  });
});
