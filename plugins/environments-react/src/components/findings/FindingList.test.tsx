import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { findingFixture } from '../../testUtils/fixtures';
import { FindingList } from './FindingList';

describe('FindingList', () => {
  it('opens a finding to what was seen and what to do', async () => {
    render(<FindingList findings={[findingFixture()]} />);
    const summary = screen.getByRole('button', { name: /ImagePullBackOff/ });
    expect(summary).toHaveAttribute('aria-expanded', 'false');
    expect(screen.getByText('5 min ago')).toBeInTheDocument();

    await userEvent.click(summary);

    expect(summary).toHaveAttribute('aria-expanded', 'true');
    expect(
      screen.getByText('status.containerStatuses[0].state.waiting.reason'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Check that the tag exists in the registry.'),
    ).toBeInTheDocument();
    expect(screen.getByText('Deployment shop-prod/api')).toBeInTheDocument();
  });

  it('says when a finding does not count yet', () => {
    render(
      <FindingList
        findings={[
          findingFixture({
            pendingUntil: new Date(Date.now() + 120_500).toISOString(),
          }),
        ]}
      />,
    );
    expect(screen.getByText('in 2 min')).toBeInTheDocument();
  });

  it('says that there is none', () => {
    render(<FindingList findings={[]} emptyText="All is well." />);
    expect(screen.getByText('All is well.')).toBeInTheDocument();
  });
});
