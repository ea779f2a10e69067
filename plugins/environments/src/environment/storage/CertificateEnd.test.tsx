import { render, screen } from '@testing-library/react';
import { CertificateEnd } from './CertificateEnd';

const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString();

describe('CertificateEnd', () => {
  // The same days as in the rules of health: the page must not call healthy what they warn of.
  it.each([
    [22, 'Valid'],
    [20, 'Expires soon'],
    [-1, 'Expired'],
  ])('says of one that ends in %p days: %s', (days, words) => {
    render(<CertificateEnd expiresAt={inDays(days)} />);
    expect(screen.getByText(words)).toBeVisible();
  });

  it('calls nothing valid that it cannot read', () => {
    render(<CertificateEnd expiresAt="soon" />);
    expect(screen.getByText('Unknown')).toBeVisible();
  });
});
