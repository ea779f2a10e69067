import { fillTemplate } from './fillTemplate';

describe('fillTemplate', () => {
  it.each([
    ['{{ $labels.pod }} is down', 1, 'web-1 is down'],
    ['{{$labels.nothing}}!', 1, '!'],
    ['{{ $value }}', 0.25, '0.25'],
    ['{{ $value | humanizePercentage }}', 0.05678, '5.678%'],
    ['{{ $value | humanize }}', 12_345, '12.35k'],
    ['{{ $value | humanizeDuration }}', 93_784, '1d 2h 3m 4s'],
    ['{{ $value | humanizeDuration }}', 0.25, '250ms'],
    ['{{ printf "%f" $value }}', 1, '{{ printf "%f" $value }}'],
  ])('fills %s', (template, value, text) => {
    expect(fillTemplate(template, { labels: { pod: 'web-1' }, value })).toBe(
      text,
    );
  });
});
