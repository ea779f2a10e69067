import { execFile } from 'child_process';
import { writeFile } from 'fs/promises';
import { join } from 'path';
import { promisify } from 'util';
import type { ApplicationMetrics, Sample } from '../../metrics';
import { formatSample } from '../../metrics/formatSample';
import { HISTORY_STEP_SECONDS, SCRAPE_JOB } from '../scraping';

const run = promisify(execFile);

/**
 * Puts samples of the past into the folder of a Prometheus that has not started yet, so that its
 * rates are right from the first moment.
 */
export async function writeHistory(options: {
  promtool: string;
  metrics: ApplicationMetrics;
  historySeconds: number;
  metricsHost: string;
  folder: string;
  data: string;
}): Promise<void> {
  const { promtool, metrics, historySeconds, folder, data } = options;
  const target = { job: SCRAPE_JOB, instance: options.metricsHost };
  const now = Date.now();
  const lines: string[] = [];
  for (let age = historySeconds; age > 0; age -= HISTORY_STEP_SECONDS) {
    const at = new Date(now - age * 1000);
    for (const sample of await metrics.samples(at)) {
      const labels = { ...target, ...sample.labels };
      lines.push(openMetricsLine({ ...sample, labels }, at));
    }
  }
  if (lines.length === 0) {
    return;
  }
  const file = join(folder, 'history.txt');
  await writeFile(file, [...lines, '# EOF', ''].join('\n'));
  await run(promtool, [
    ...['tsdb', 'create-blocks-from', 'openmetrics'],
    ...[file, data],
  ]);
}

/** A sample with its time. */
export function openMetricsLine(sample: Sample, at: Date): string {
  return `${formatSample(sample)} ${at.getTime() / 1000}`;
}
