import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { workloadFixture } from '../../testUtils/fixtures';
import { shortImage, shortRevision } from './shortImage';
import { WorkloadTable } from './WorkloadTable';

describe('WorkloadTable', () => {
  it('opens a workload to its Pods', async () => {
    const [pod] = workloadFixture().pods;
    render(
      <WorkloadTable
        workloads={[
          workloadFixture({
            health: 'critical',
            sentence: '0 of 1 ready',
            ready: 0,
            pods: [
              {
                ...pod,
                health: 'critical',
                status: 'CrashLoopBackOff',
                readyContainers: 0,
                restarts: 7,
              },
            ],
          }),
        ]}
      />,
    );
    const button = screen.getByRole('button', { name: '1 Pod of api' });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByText('CrashLoopBackOff')).not.toBeInTheDocument();

    await userEvent.click(button);

    const pods = screen.getByRole('table', { name: 'Pods of api' });
    expect(within(pods).getByText('CrashLoopBackOff')).toBeInTheDocument();
    expect(within(pods).getByText('0 of 1')).toBeInTheDocument();
    expect(within(pods).getByText('7')).toBeInTheDocument();
    expect(button).toHaveAttribute('aria-expanded', 'true');
  });

  it('does not make up a number that is not known', () => {
    render(
      <WorkloadTable
        workloads={[
          workloadFixture({
            ready: undefined,
            desired: 3,
            autoscaler: { name: 'api', min: 2, max: 5, current: 3, desired: 4 },
          }),
        ]}
      />,
    );
    expect(screen.getByText('? of 3')).toBeInTheDocument();
    expect(screen.getByText('3 in 2 to 5, wants 4')).toBeInTheDocument();
  });
});

describe('shortImage', () => {
  it.each([
    ['registry.example.com:5000/shop/api:1.4.2', 'api:1.4.2'],
    [`api@sha256:${'ab'.repeat(32)}`, 'api@sha256:abababab…'],
    ['nginx', 'nginx'],
  ])('%s is %s', (image, short) => {
    expect(shortImage(image)).toBe(short);
  });
});

describe('shortRevision', () => {
  it('shortens commits and leaves versions', () => {
    expect(shortRevision('a'.repeat(40))).toBe('aaaaaaa');
    expect(shortRevision('12.4.1')).toBe('12.4.1');
  });
});
