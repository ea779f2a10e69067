import type { ApplicationMetrics } from '../../metrics';
import { createMetricsRouter } from '../../metrics';
import express from 'express';
import { setTimeout as delay } from 'timers/promises';
import { Front } from '../Front';
import type { ClusterRules } from '../rules/ClusterRules';
import type { Servers } from '../Servers';
import { createRefusedRulesRouter } from './createRefusedRulesRouter';
import { forwardTo } from './forwardTo';
import { RealPrometheus } from './RealPrometheus';

const FIRST_SCRAPE_WITHIN_MS = 10_000;

/** Starts the real programs, which scrape the metrics over HTTP. */
export async function startRealServers(options: {
  metrics: ApplicationMetrics;
  historySeconds: number;
  rules: ClusterRules;
  prometheus: string;
  alertmanager: string;
}): Promise<Servers> {
  const { metrics, ...programs } = options;
  const target = express();
  const scraped = new Promise<void>(resolve => {
    target.use((_request, response, next) => {
      response.once('finish', resolve);
      next();
    });
  });
  // Apart from the front of Prometheus, whose faults must not stop the scrapes.
  const front = await Front.start({
    port: 0,
    handler: target.use(createMetricsRouter(metrics)),
    faults: { down: false, latencyMs: 0 },
  });
  try {
    const real = await RealPrometheus.start({
      ...programs,
      metrics,
      metricsHost: new URL(front.url).host,
    });
    // Prometheus ends the series of a pod that is gone only if it has scraped them itself.
    await Promise.race([
      scraped,
      delay(FIRST_SCRAPE_WITHIN_MS, undefined, { ref: false }),
    ]);
    return {
      kind: 'real',
      prometheus: express()
        .set('query parser', 'simple')
        .use(
          createRefusedRulesRouter(real.url, () => real.refusedRules),
          forwardTo(real.url),
        ),
      alertmanager: forwardTo(real.alertmanagerUrl),
      close: async () => {
        await real.stop();
        await front.close();
      },
    };
  } catch (error) {
    await front.close();
    throw error;
  }
}
