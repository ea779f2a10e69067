import express, { type Request, type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { PromqlError } from '../promql';
import { answerError, parametersOf, succeed } from './answers';
import { describeAlert, describeGroups } from './describeRules';
import type { OwnPrometheus } from './OwnPrometheus';
import { answerQuery, answerRangeQuery, readMatchers } from './queries';

/** The part of Prometheus' HTTP API that the sandbox serves itself. */
export function createPrometheusRouter(prometheus: OwnPrometheus): Router {
  const router = PromiseRouter();
  router.use(express.urlencoded({ extended: false, limit: '4mb' }));
  addState(router, prometheus);
  both(router, '/api/v1/query', request =>
    answerQuery(parametersOf(request), prometheus),
  );
  both(router, '/api/v1/query_range', request =>
    answerRangeQuery(parametersOf(request), prometheus),
  );
  both(router, '/api/v1/series', request => {
    const selectors = readMatchers(parametersOf(request));
    if (selectors.length === 0) {
      throw new PromqlError('bad_data', 'no match[] parameter provided');
    }
    return prometheus.store.labelSets(selectors);
  });
  both(router, '/api/v1/labels', request => {
    const found = prometheus.store.labelSets(
      readMatchers(parametersOf(request)),
    );
    return [...new Set(found.flatMap(labels => Object.keys(labels)))].sort();
  });
  router.get('/api/v1/label/:name/values', (request, response) => {
    const found = prometheus.store.labelSets(
      readMatchers(parametersOf(request)),
    );
    const values = found.flatMap(labels => labels[request.params.name] ?? []);
    succeed(response, [...new Set(values)].sort());
  });
  router.use(answerError);
  return router;
}

function both(
  router: Router,
  path: string,
  answer: (request: Request) => unknown,
): void {
  router
    .route(path)
    .get((request, response) => succeed(response, answer(request)))
    .post((request, response) => succeed(response, answer(request)));
}

function addState(router: Router, prometheus: OwnPrometheus): void {
  router.get(['/-/ready', '/-/healthy'], (_request, response) => {
    response.type('text/plain').send('The sandbox is ready.\n');
  });
  router.get('/api/v1/status/buildinfo', (_request, response) => {
    succeed(response, {
      version: '3.0.0-sandbox',
      revision: '',
      branch: '',
      buildUser: '',
      buildDate: '',
      goVersion: '',
    });
  });
  router.get('/api/v1/alerts', (_request, response) => {
    succeed(response, { alerts: prometheus.rules.alerts.map(describeAlert) });
  });
  router.get('/api/v1/rules', (request, response) => {
    const { type } = parametersOf(request);
    succeed(response, {
      groups: describeGroups(prometheus.rules.groups, type),
    });
  });
}
