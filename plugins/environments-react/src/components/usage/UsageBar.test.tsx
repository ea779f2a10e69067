import { render, screen } from '@testing-library/react';
import {
  describeAmount,
  formatBytes,
  formatCores,
  formatShare,
} from './formatUsage';
import { UsageBar } from './UsageBar';

describe('describeAmount', () => {
  it.each([
    [
      { used: 0.12, requests: 0.2, limits: 0.5 },
      '120m of 500m limit, 60 % of request',
    ],
    [{ used: 1.5, requests: 1 }, '1.5 cores, no limit, 150 % of request'],
    [{ used: 0.1 }, '100m, no limit, no request'],
    [{ requests: 0.2 }, 'not measured; request 200m, no limit'],
    [{ used: 0.1, requests: 0 }, '100m, no limit, no request'],
  ])('%j is %s', (amount, text) => {
    expect(describeAmount(amount, formatCores)).toBe(text);
  });
});

describe('figures', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [201_326_592, '192 MiB'],
    [1_610_612_736, '1.5 GiB'],
  ])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  it.each([
    [0, '0 %'],
    [0.001, '< 1 %'],
    [0.6, '60 %'],
  ])('%d is %s', (ratio, text) => expect(formatShare(ratio)).toBe(text));
});

describe('UsageBar', () => {
  it('draws usage against the limit, with words', () => {
    render(
      <UsageBar
        what="CPU"
        of="api"
        amount={{ used: 0.12, requests: 0.2, limits: 0.5 }}
      />,
    );
    const meter = screen.getByRole('meter', { name: 'CPU of api' });
    expect(meter).toHaveAttribute('aria-valuenow', '24');
    expect(
      screen.getByText('120m of 500m limit, 60 % of request'),
    ).toBeInTheDocument();
  });

  it('draws no bar for what is not measured', () => {
    render(<UsageBar what="Memory" of="api" amount={{ limits: 1024 }} />);
    expect(screen.queryByRole('meter')).not.toBeInTheDocument();
    expect(screen.getByText(/^not measured/)).toBeInTheDocument();
  });
});
