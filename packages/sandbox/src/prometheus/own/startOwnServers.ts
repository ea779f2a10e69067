import type { ApplicationMetrics } from '../../metrics';
import type { ClusterRules } from '../rules/ClusterRules';
import { HISTORY_STEP_SECONDS, SCRAPE_JOB, SCRAPE_SECONDS } from '../scraping';
import type { Servers } from '../Servers';
import { createAlertmanagerRouter } from './createAlertmanagerRouter';
import { createPrometheusRouter } from './createPrometheusRouter';
import { OwnAlertmanager } from './OwnAlertmanager';
import { OwnPrometheus } from './OwnPrometheus';

/** Starts the sandbox's own servers, which know the same alerts as the real ones would. */
export async function startOwnServers(options: {
  metrics: ApplicationMetrics;
  clock: () => Date;
  historySeconds: number;
  rules: ClusterRules;
}): Promise<Servers> {
  const { metrics, clock, historySeconds, rules } = options;
  const prometheus = new OwnPrometheus({
    metrics,
    clock,
    targetLabels: { job: SCRAPE_JOB, instance: 'sandbox' },
  });
  const manager = new OwnAlertmanager({ alerts: prometheus.rules, clock });
  const takeRules = () => prometheus.rules.setGroups(rules.groups());
  takeRules();
  const endWatch = rules.onChange(takeRules);
  const now = clock().getTime();
  for (let age = historySeconds; age >= 0; age -= HISTORY_STEP_SECONDS) {
    await prometheus.scrape(new Date(now - age * 1000));
  }
  const timer = setInterval(() => {
    prometheus.scrape().catch((error: Error) => process.emitWarning(error));
  }, SCRAPE_SECONDS * 1000);
  timer.unref();
  return {
    kind: 'own',
    prometheus: createPrometheusRouter(prometheus),
    alertmanager: createAlertmanagerRouter(manager),
    close: async () => {
      endWatch();
      clearInterval(timer);
    },
  };
}
