import express from 'express';
import type { Cluster } from '../kubernetes/Cluster';
import { ApplicationMetrics, createMetricsRouter } from '../metrics';
import { Front, type Faults } from './Front';
import { startOwnServers } from './own/startOwnServers';
import { findProgram } from './real/findProgram';
import { startRealServers } from './real/startRealServers';
import { ClusterRules } from './rules/ClusterRules';
import type { Servers } from './Servers';

/**
 * What to start, and for which cluster.
 *
 * @public
 */
export interface CreatePrometheusOptions {
  cluster: Cluster;
  /** Made from the cluster and the clock when absent. */
  metrics?: ApplicationMetrics;
  /** 0, the default, picks a free one. */
  port?: number;
  alertmanagerPort?: number;
  /** The real programs use the clock of the machine, whatever this says. */
  clock?: () => Date;
  /**
   * `auto` takes the programs `prometheus` and `prometheus-alertmanager` where both are installed,
   * unless the environment variable `FLIGHTDECK_WITHOUT` names `prometheus`.
   */
  use?: 'auto' | 'real' | 'own';
  /** How many seconds of samples are there from the first moment. */
  historySeconds?: number;
  /** How long every alert waits before it fires; as the rules say when absent. */
  alertForSeconds?: number;
}

/**
 * A Prometheus and an Alertmanager that listen on the loopback interface.
 *
 * @public
 */
export interface RunningPrometheus {
  url: string;
  alertmanagerUrl: string;
  kind: 'real' | 'own';
  metrics: ApplicationMetrics;
  /** Faults of Prometheus; its scrapes go on. */
  faults: Faults;
  close(): Promise<void>;
}

const HISTORY_SECONDS = 360;

/**
 * Starts a Prometheus and an Alertmanager that know the applications of the cluster.
 *
 * @throws Error when the real programs are wanted and missing, or do not start
 *
 * @public
 */
export async function createPrometheus(
  options: CreatePrometheusOptions,
): Promise<RunningPrometheus> {
  const clock = options.clock ?? (() => new Date());
  const metrics =
    options.metrics ??
    new ApplicationMetrics({ cluster: options.cluster, clock });
  const historySeconds = options.historySeconds ?? HISTORY_SECONDS;
  const { cluster, alertForSeconds } = options;
  const rules = new ClusterRules({ cluster, alertForSeconds });
  const programs = await findPrograms(options.use ?? 'auto');
  const servers = programs
    ? await startRealServers({
        ...{ metrics, historySeconds, rules },
        ...programs,
      })
    : await startOwnServers({
        ...{ metrics, clock, historySeconds, rules },
      });
  return await startFronts(options, metrics, servers);
}

async function startFronts(
  options: CreatePrometheusOptions,
  metrics: ApplicationMetrics,
  servers: Servers,
): Promise<RunningPrometheus> {
  const faults: Faults = { down: false, latencyMs: 0 };
  const fronts: Front[] = [];
  const close = async () => {
    await Promise.all(fronts.map(front => front.close()));
    await servers.close();
  };
  try {
    // The simple parser leaves `match[]` the name that it has.
    const app = express().set('query parser', 'simple');
    app.use(createMetricsRouter(metrics));
    app.use(servers.prometheus);
    const front = await Front.start({
      port: options.port ?? 0,
      handler: app,
      faults,
    });
    fronts.push(front);
    const alertmanager = await Front.start({
      port: options.alertmanagerPort ?? 0,
      handler: express().use(servers.alertmanager),
      faults: { down: false, latencyMs: 0 },
    });
    fronts.push(alertmanager);
    return {
      url: front.url,
      alertmanagerUrl: alertmanager.url,
      kind: servers.kind,
      metrics,
      faults,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function findPrograms(use: 'auto' | 'real' | 'own') {
  const without = (process.env.FLIGHTDECK_WITHOUT ?? '').split(/[\s,]+/);
  if (use === 'own' || (use === 'auto' && without.includes('prometheus'))) {
    return undefined;
  }
  const prometheus = await findProgram('prometheus');
  const alertmanager = await findProgram('prometheus-alertmanager');
  if (prometheus && alertmanager) {
    return { prometheus, alertmanager };
  }
  if (use === 'real') {
    throw new Error(
      'The programs prometheus and prometheus-alertmanager are not both on PATH.',
    );
  }
  return undefined;
}
