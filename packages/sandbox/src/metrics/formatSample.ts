import type { Sample } from './Sample';

/** A sample as a line of Prometheus' text format. */
export function formatSample({ name, labels, value }: Sample): string {
  const written = Object.entries(labels).map(
    ([label, text]) => `${label}=${JSON.stringify(text)}`,
  );
  return `${name}{${written.join()}} ${value}`;
}
