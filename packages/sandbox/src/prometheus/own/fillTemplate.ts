import type { Labels } from '../../metrics/Sample';
import { formatValue } from './answers';

const ACTION =
  /\{\{-?\s*\$(?:labels\.(\w+)|(value))\s*(?:\|\s*(\w+))?\s*-?\}\}/g;
const PREFIXES = ['', 'k', 'M', 'G', 'T', 'P'];

/** Fills in labels and the value of a sample, as Prometheus does in labels and annotations. */
export function fillTemplate(
  template: string,
  { labels, value }: { labels: Labels; value: number },
): string {
  return template.replace(
    ACTION,
    (whole, label: string | undefined, _value: string, filter?: string) => {
      const text =
        label === undefined ? formatValue(value) : labels[label] ?? '';
      return filter === undefined ? text : humanize(filter, text) ?? whole;
    },
  );
}

/** Undefined for a filter that the sandbox does not know. */
function humanize(filter: string, text: string): string | undefined {
  const number = Number(text);
  switch (filter) {
    case 'humanize':
      return humanizeNumber(number);
    case 'humanizePercentage':
      return `${toPrecision(number * 100)}%`;
    case 'humanizeDuration':
      return humanizeDuration(number);
    default:
      return undefined;
  }
}

function humanizeNumber(value: number): string {
  let scaled = value;
  let index = 0;
  while (Math.abs(scaled) >= 1000 && index < PREFIXES.length - 1) {
    scaled /= 1000;
    index += 1;
  }
  return `${toPrecision(scaled)}${PREFIXES[index]}`;
}

function humanizeDuration(seconds: number): string {
  if (Math.abs(seconds) < 1) {
    return `${toPrecision(seconds * 1000)}ms`;
  }
  const whole = Math.floor(Math.abs(seconds));
  const parts = [
    { unit: 'd', count: Math.floor(whole / 86_400) },
    { unit: 'h', count: Math.floor(whole / 3600) % 24 },
    { unit: 'm', count: Math.floor(whole / 60) % 60 },
    { unit: 's', count: whole % 60 },
  ];
  const first = parts.findIndex(({ count }) => count > 0);
  const words = parts.slice(first).map(({ unit, count }) => `${count}${unit}`);
  return `${seconds < 0 ? '-' : ''}${words.join(' ')}`;
}

function toPrecision(value: number): string {
  return String(Number(value.toPrecision(4)));
}
