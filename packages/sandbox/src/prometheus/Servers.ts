import type { RequestHandler } from 'express';

/** A Prometheus with its Alertmanager, without the fronts that listen for them. */
export interface Servers {
  kind: 'real' | 'own';
  prometheus: RequestHandler;
  alertmanager: RequestHandler;
  close(): Promise<void>;
}
