import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { ApplicationMetrics } from './ApplicationMetrics';

/**
 * `GET /metrics`: the metrics of all pods, for a scrape that honours labels.
 *
 * @public
 */
export function createMetricsRouter(metrics: ApplicationMetrics): Router {
  const router = PromiseRouter();
  router.get('/metrics', async (_request, response) => {
    const text = await metrics.text();
    response.type('text/plain; version=0.0.4; charset=utf-8').send(text);
  });
  return router;
}
