import type { ComponentProps } from 'react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { deliveryStatusFixture, rightsWithout } from '../../testUtils';
import { GuardedButton } from './GuardedButton';
import { askWhom, rightObstacle } from './rightObstacle';

async function render(
  given: Omit<ComponentProps<typeof GuardedButton>, 'children'>,
) {
  await renderInTestApp(
    <TestApiProvider apis={[[catalogApiRef, catalogApiMock()]]}>
      <GuardedButton {...given}>Promote</GuardedButton>
    </TestApiProvider>,
  );
}

describe('GuardedButton', () => {
  it('leads somewhere while nothing is in the way', async () => {
    await render({ to: '?action=promote' });
    expect(screen.getByRole('link', { name: 'Promote' })).toHaveAttribute(
      'href',
      '/?action=promote',
    );
  });

  it('says why it cannot be pressed, and who can', async () => {
    await render({
      to: '?action=promote',
      obstacle: 'You may not. Ask group:default/team-shop.',
    });
    const button = screen.getByRole('button', { name: 'Promote' });
    expect(button).toBeDisabled();
    expect(button).not.toHaveAttribute('href');
    expect(button).toHaveAccessibleDescription('You may not. Ask team-shop.');
  });
});

describe('rightObstacle', () => {
  const status = deliveryStatusFixture();

  it.each([
    ['nothing', { data: status }, undefined],
    [
      'no right',
      { data: { ...status, rights: rightsWithout('promote') } },
      {
        reason: 'You are not allowed to promote shop-prod.',
        contacts: ['group:default/team-shop'],
      },
    ],
    [
      'nothing that could',
      { data: { ...status, rights: [], contacts: [] } },
      { reason: 'Nothing that could do this is installed.', contacts: [] },
    ],
    ['the time it takes', {}, { reason: 'Checking what you may do here.' }],
    [
      'a failure',
      { error: new Error('Away.') },
      { reason: 'Cannot tell what you may do here: Away.' },
    ],
  ])('is %s', (_, live, obstacle) => {
    expect(
      rightObstacle('promote', { data: undefined, error: undefined, ...live }),
    ).toEqual(obstacle);
  });

  it.each([
    [[], ''],
    [['group:default/a'], 'Ask group:default/a.'],
    [
      ['group:default/a', 'user:default/b'],
      'Ask group:default/a or user:default/b.',
    ],
  ])('says of %j whom to ask', (contacts, said) => {
    expect(askWhom(contacts)).toBe(said);
  });
});
