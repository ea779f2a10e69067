import type { Usage } from '@flightdeck/plugin-environments-common';

/** Cores as people write them in a manifest: `120m`, `1.5 cores`. */
export function formatCores(cores: number): string {
  if (cores < 1) {
    return `${Math.round(cores * 1000)}m`;
  }
  const text = trim(cores);
  return `${text} ${text === '1' ? 'core' : 'cores'}`;
}

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** Bytes in the largest binary unit that leaves a whole number before the point. */
export function formatBytes(bytes: number): string {
  let value = Math.abs(bytes);
  let unit = 0;
  while (value >= 1024 && unit < BYTE_UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${bytes < 0 ? '-' : ''}${trim(value)} ${BYTE_UNITS[unit]}`;
}

/** A share in whole percent; a little is not nothing. */
export function formatShare(ratio: number): string {
  const percent = ratio * 100;
  return percent > 0 && percent < 1 ? '< 1 %' : `${Math.round(percent)} %`;
}

/**
 * Usage beside requests and limits, in words: `120m of 500m limit, 60 % of request`. What is not
 * measured, requested or limited is told as such.
 */
export function describeAmount(
  amount: Usage['cpu'],
  format: (value: number) => string,
): string {
  const { used, requests, limits } = amount;
  if (used === undefined) {
    return `not measured; ${bound('request', requests, format)}, ${bound(
      'limit',
      limits,
      format,
    )}`;
  }
  const limit =
    limits === undefined
      ? `${format(used)}, no limit`
      : `${format(used)} of ${format(limits)} limit`;
  const request =
    requests === undefined || requests === 0
      ? 'no request'
      : `${formatShare(used / requests)} of request`;
  return `${limit}, ${request}`;
}

function bound(
  word: string,
  value: number | undefined,
  format: (value: number) => string,
): string {
  return value === undefined ? `no ${word}` : `${word} ${format(value)}`;
}

function trim(value: number): string {
  return value >= 100
    ? String(Math.round(value))
    : String(Number(value.toPrecision(3)));
}
