import type { ReactElement } from 'react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { PersonName } from './PersonName';
import { Sentence } from './Sentence';

async function textOf(element: ReactElement): Promise<string | null> {
  await renderInTestApp(
    <TestApiProvider apis={[[catalogApiRef, catalogApiMock()]]}>
      <output>{element}</output>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
  return screen.getByRole('status').textContent;
}

describe('Sentence', () => {
  it.each([
    ['Signed by user:default/ada.', 'Signed by ada.'],
    [
      'Ask its owner, group:default/team-shop, or group:ops/on.call.',
      'Ask its owner, team-shop, or ops/on.call.',
    ],
    ['user:default/ada, user:default/ada: no.', 'ada, ada: no.'],
    [
      'registry.example.com/shop/api:1.4.2 of resource:default/shop-prod',
      'registry.example.com/shop/api:1.4.2 of shop-prod',
    ],
    ['superuser:default/x says nothing.', 'superuser:default/x says nothing.'],
  ])('says %s', async (text, said) => {
    expect(await textOf(<Sentence text={text} />)).toBe(said);
  });
});

describe('PersonName', () => {
  it.each([
    ['user:default/ada', 'ada'],
    ['flightdeck', 'Flightdeck'],
    ['automated', 'automation'],
    ['some-pipeline', 'some-pipeline'],
  ])('calls %s %s', async (name, said) => {
    expect(await textOf(<PersonName name={name} />)).toBe(said);
  });

  it('leads to who can be looked up', async () => {
    await textOf(<PersonName name="group:default/team-shop" />);
    expect(screen.getByRole('link', { name: /team-shop/ })).toHaveAttribute(
      'href',
      '/catalog/default/group/team-shop',
    );
  });
});
