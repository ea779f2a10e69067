import { mkdir, writeFile } from 'fs/promises';
import { join } from 'path';
import { stringify } from 'yaml';
import { alertingRules, RULE_GROUP } from '../alertingRules';
import { SCRAPE_JOB, SCRAPE_SECONDS } from '../scraping';

export interface RealConfiguration {
  /** The folder that everything is written to. */
  folder: string;
  /** Host and port that serve `/metrics`. */
  metricsHost: string;
  /** Host and port of the Alertmanager. */
  alertmanagerHost: string;
  /** How long every alert waits, where that is not as the rules say. */
  alertForSeconds?: number;
}

/** Writes the configuration of the real programs. Returns the paths. */
export async function writeConfiguration(options: RealConfiguration) {
  const { folder, metricsHost, alertmanagerHost } = options;
  const prometheus = join(folder, 'prometheus.yml');
  const rules = join(folder, 'rules.yml');
  const alertmanager = join(folder, 'alertmanager.yml');
  await mkdir(folder, { recursive: true });
  await writeFile(rules, stringify({ groups: [ruleGroup(options)] }));
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
      rule_files: [rules],
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

function ruleGroup({ alertForSeconds }: RealConfiguration) {
  return {
    name: RULE_GROUP,
    rules: alertingRules(alertForSeconds).map(rule => ({
      alert: rule.name,
      expr: rule.query,
      for: `${rule.forSeconds}s`,
      labels: rule.labels,
      annotations: rule.annotations,
    })),
  };
}
