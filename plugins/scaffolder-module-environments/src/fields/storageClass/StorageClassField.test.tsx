import { screen } from '@testing-library/react';
import { clusterFixture, FakeBackend } from '../../__testUtils__/FakeBackend';
import { renderWizard } from '../../__testUtils__/renderWizard';
import { toClassic } from '../classic';
import { storageClassField } from './storageClassField';

const PROPERTIES = {
  sizes: {
    type: 'object',
    properties: {
      storageClass: {
        type: 'string',
        title: 'Storage class',
        default: 'rcp-nas',
        'ui:field': 'FlightdeckStorageClass',
      },
    },
  },
};

const ask = (backend = new FakeBackend()) =>
  renderWizard(toClassic(storageClassField), PROPERTIES, {
    backend,
    answers: { placement: { cluster: 'main' } },
  });

const theClass = () => screen.getByRole('textbox', { name: 'Storage class' });

describe('FlightdeckStorageClass', () => {
  it('offers the classes of the cluster', async () => {
    const { create, user } = await ask();
    expect(await screen.findByText("Cluster 'main' has it.")).toBeVisible();
    await user.click(theClass());
    await user.click(
      await screen.findByRole('option', {
        name: 'fast-ssd (volumes can grow)',
      }),
    );
    expect(await create()).toMatchObject({
      sizes: { storageClass: 'fast-ssd' },
    });
  });

  it('takes any text, and tells that the cluster has no such class', async () => {
    const { create, user } = await ask();
    await user.clear(theClass());
    await user.type(theClass(), 'gold');
    expect(
      await screen.findByText(
        "Cluster 'main' has no storage class gold; it has fast-ssd and rcp-nas.",
      ),
    ).toBeVisible();
    expect(await create()).toMatchObject({ sizes: { storageClass: 'gold' } });
  });

  it('tells that classes may not be read', async () => {
    const backend = new FakeBackend();
    backend.cluster = clusterFixture({
      storageClasses: undefined,
      problems: [
        {
          what: 'storage classes',
          state: 'forbidden',
          message: 'The configured credentials may not read storage classes.',
        },
      ],
    });
    await ask(backend);
    expect(
      await screen.findByText(/may not read storage classes\. You can go on/),
    ).toBeVisible();
  });
});
