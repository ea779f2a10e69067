import { renderInTestApp } from '@backstage/test-utils';
import { screen, within } from '@testing-library/react';
import { BlockerAlerts } from './BlockerAlerts';

describe('BlockerAlerts', () => {
  it('leads to the checklist that is in the way, and to nothing else', async () => {
    await renderInTestApp(
      <BlockerAlerts
        blockers={[
          {
            code: 'checklist',
            message: '“Tests” is failed.',
            overridable: true,
          },
          { code: 'window', message: 'It is Sunday.', overridable: true },
        ]}
      />,
    );
    const [checklist, window] = screen.getAllByRole('alert');
    expect(
      within(checklist).getByRole('link', { name: 'Open the checklist' }),
    ).toHaveAttribute('href', '/?view=checklist');
    expect(within(window).queryByRole('link')).toBeNull();
    expect(window).toHaveTextContent('No opening is known.');
  });
});
