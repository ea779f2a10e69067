import { renderInTestApp } from '@backstage/frontend-test-utils';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { findingFixture } from '../../testUtils/fixtures';
import { EnvironmentLinksProvider } from '../links';
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

  it('leads to the object, its logs and its events, and names the deployment before', async () => {
    renderInTestApp(
      <EnvironmentLinksProvider
        links={{
          object: ({ name }) => `?object=${name}`,
          logs: ({ kind }, options) =>
            kind === 'Pod'
              ? `?logs${options?.previous ? '-before' : ''}`
              : undefined,
          events: ({ name }) => `?events=${name}`,
        }}
      >
        <FindingList
          findings={[
            findingFixture({
              ruleId: 'pod.crash-loop',
              followed: {
                what: 'revision v1.5.0 of application shop-prod',
                at: '2026-11-21T12:00:00Z',
                afterSeconds: 185,
              },
            }),
          ]}
        />
      </EnvironmentLinksProvider>,
    );
    await userEvent.click(await screen.findByRole('button'));

    expect(
      screen.getAllByText(
        /began 3 min after revision v1.5.0 of application shop-prod was deployed/,
      ),
    ).toHaveLength(2);
    expect(screen.getByText(/pod.crash-loop/)).toBeInTheDocument();
    const target = (name: RegExp) =>
      screen.getByRole('link', { name }).getAttribute('href');
    expect(target(/^Pod /)).toMatch(/object=api-6d5f7c9b8-x2x7k$/);
    expect(target(/^Logs before the last restart of Pod/)).toMatch(
      /logs-before$/,
    );
    expect(target(/^Logs of Pod/)).toMatch(/logs$/);
    expect(target(/^Events of Pod/)).toMatch(/events=api-6d5f7c9b8-x2x7k$/);
    expect(target(/^Deployment /)).toMatch(/object=api$/);
  });
});
