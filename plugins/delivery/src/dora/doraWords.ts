import type { DoraFigures } from '@flightdeck/plugin-environments-common';
import { formatSpan } from '../history/formatSpan';

/** One of the four figures, in words. */
export interface DoraFigure {
  id: 'frequency' | 'lead-time' | 'failure' | 'restore';
  title: string;
  /** What it says, shortly. */
  definition: string;
  /** Absent when nothing can be said; then `absent` says why. */
  value?: string;
  absent?: string;
  /** What it is made of. */
  basis: string;
}

/** The four figures in their usual order. */
export function describeDora(figures: DoraFigures): DoraFigure[] {
  const { deployments, failures, restores, leadTimeCommits } = figures;
  const none = deployments === 0 ? 'No deployment has ended.' : undefined;
  return [
    {
      id: 'frequency',
      title: 'Deployment frequency',
      definition: 'How often a deployment succeeds.',
      value: ofNumber(figures.deploymentsPerDay, formatFrequency),
      absent: none ?? 'Not known.',
      basis: counted(deployments, 'deployment', 'ended'),
    },
    {
      id: 'lead-time',
      title: 'Lead time for changes',
      definition:
        'The time from a commit to its successful deployment; half of the commits took longer.',
      value: ofNumber(figures.leadTimeSeconds, formatSpan),
      absent: none ?? 'No commit times known.',
      basis: counted(leadTimeCommits, 'commit', 'with a known time'),
    },
    {
      id: 'failure',
      title: 'Change failure rate',
      definition:
        'The share of deployments that failed, were followed by critical trouble, or were rolled back.',
      value: ofNumber(figures.changeFailureRatio, formatRatio),
      absent: none ?? 'Not known how deployments fared.',
      basis: `${failures} of ${deployments}`,
    },
    {
      id: 'restore',
      title: 'Time to restore',
      definition:
        'The time from a failed deployment to the next healthy state; half of them took longer.',
      value: ofNumber(figures.timeToRestoreSeconds, formatSpan),
      absent:
        none ??
        (failures === 0
          ? 'Nothing failed, so nothing had to be restored.'
          : 'Not healthy again since, as far as was seen.'),
      basis: `${restores} of ${failures} restored`,
    },
  ];
}

function ofNumber(
  value: number | undefined,
  format: (value: number) => string,
): string | undefined {
  return value === undefined ? undefined : format(value);
}

function counted(count: number, noun: string, rest: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'} ${rest}`;
}

function formatFrequency(perDay: number): string {
  if (perDay === 0 || perDay >= 1) {
    return `${rounded(perDay)} a day`;
  }
  return perDay * 7 >= 1
    ? `${rounded(perDay * 7)} a week`
    : `${rounded(perDay * 30)} a month`;
}

function formatRatio(ratio: number): string {
  return `${rounded(ratio * 100)} %`;
}

function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}
