import { mkdir, writeFile } from 'fs/promises';
import { join } from 'path';
import { stringify } from 'yaml';
import { SCRAPE_JOB, SCRAPE_SECONDS } from '../scraping';

export interface RealConfiguration {
  /** The folder that everything is written to. */
  folder: string;
  /** Host and port that serve `/metrics`. */
  metricsHost: string;
  /** Host and port of the Alertmanager. */
  alertmanagerHost: string;
  /** The pattern of the files that hold rules. */
  ruleFiles: string;
}

/** Writes the configuration of the real programs. Returns the paths. */
export async function writeConfiguration(options: RealConfiguration) {
  const { folder, metricsHost, alertmanagerHost, ruleFiles } = options;
  const prometheus = join(folder, 'prometheus.yml');
  const alertmanager = join(folder, 'alertmanager.yml');
  await mkdir(folder, { recursive: true });
  await writeFile(
    alertmanager,
    stringify({
      route: { receiver: 'sandbox' },
      receivers: [{ name: 'sandbox' }],
    }),
  );
  await writeFile(
    prometheus,
    stringify({
      global: {
        scrape_interval: `${SCRAPE_SECONDS}s`,
        scrape_timeout: `${SCRAPE_SECONDS}s`,
        evaluation_interval: `${SCRAPE_SECONDS}s`,
      },
      rule_files: [ruleFiles],
      scrape_configs: [
        {
          job_name: SCRAPE_JOB,
          honor_labels: true,
          static_configs: [{ targets: [metricsHost] }],
        },
      ],
      alerting: {
        alertmanagers: [{ static_configs: [{ targets: [alertmanagerHost] }] }],
      },
    }),
  );
  return { prometheus, alertmanager };
}
