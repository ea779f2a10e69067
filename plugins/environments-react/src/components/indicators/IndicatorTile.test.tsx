import { render, screen } from '@testing-library/react';
import type { IndicatorReading } from '@flightdeck/plugin-environments-common';
import { formatValue } from './formatValue';
import { IndicatorTile } from './IndicatorTile';

const reading: IndicatorReading = {
  id: 'error-ratio',
  title: 'Errors',
  unit: 'ratio',
  value: 0.0123,
  warning: 0.01,
  critical: 0.05,
  asOf: new Date(Date.now() - 20_000).toISOString(),
  query: 'sum(rate(errors[5m]))',
};

describe('formatValue', () => {
  it.each([
    [0.0123, 'ratio', '1.23 %'],
    [0.25, 'seconds', '250 ms'],
    [1.5, 'seconds', '1.5 s'],
    [12.345, 'requests/s', '12.3 requests/s'],
    [3, 'count', '3'],
    [1_610_612_736, 'bytes', '1.5 GiB'],
    [864_000, 'seconds', '10 d'],
    [10_800, 'seconds', '3 h'],
  ] as const)('%d %s reads %s', (value, unit, text) => {
    expect(formatValue(value, unit)).toBe(text);
  });
});

describe('IndicatorTile', () => {
  it('shows value, judgement, limits and age', () => {
    render(<IndicatorTile reading={reading} />);
    expect(screen.getByText('1.23 %')).toBeInTheDocument();
    expect(screen.getByText('Warning')).toBeInTheDocument();
    expect(
      screen.getByText('warning above 1 %, critical above 5 %'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^\d+ s ago$/)).toBeInTheDocument();
  });

  it.each([
    [0.2, 'Critical'],
    [0.001, 'Within limits'],
  ])('judges %d as %s', (value, word) => {
    render(<IndicatorTile reading={{ ...reading, value }} />);
    expect(screen.getByText(word)).toBeInTheDocument();
  });

  it('is unknown, with the reason, rather than zero', () => {
    render(
      <IndicatorTile
        reading={{ ...reading, value: undefined, message: 'No such series.' }}
      />,
    );
    expect(screen.getByText('Unknown')).toBeInTheDocument();
    expect(screen.getByText('No such series.')).toBeInTheDocument();
    expect(screen.queryByText(/0 %$/)).not.toBeInTheDocument();
  });

  it('does not judge what has no limits', () => {
    render(
      <IndicatorTile
        reading={{ ...reading, warning: undefined, critical: undefined }}
      />,
    );
    expect(screen.getByText('No limits set')).toBeInTheDocument();
    expect(screen.queryByText('Within limits')).not.toBeInTheDocument();
  });

  it.each([
    [1, 'Critical'],
    [5, 'Warning'],
    [7, 'Within limits'],
    [20, 'Within limits'],
  ])('judges %d as %s where trouble lies below', (value, word) => {
    render(
      <IndicatorTile
        reading={{
          ...reading,
          unit: 'count',
          trouble: 'below',
          value,
          warning: 7,
          critical: 3,
        }}
      />,
    );
    expect(screen.getByText(word)).toBeInTheDocument();
    expect(
      screen.getByText('warning below 7, critical below 3'),
    ).toBeInTheDocument();
  });

  it('knows that no request is neither unknown nor fine', () => {
    render(
      <IndicatorTile
        reading={{ ...reading, value: undefined, noTraffic: true }}
      />,
    );
    expect(screen.getByText('No requests')).toBeInTheDocument();
    expect(screen.queryByText('Unknown')).not.toBeInTheDocument();
  });
});
