import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { keyOf } from '../rules/RuleGroup';
import type { RefusedRule } from './RuleFiles';

const answerSchema = z.looseObject({
  data: z.looseObject({ groups: z.array(z.unknown()).nullish() }),
});

/**
 * Adds to what Prometheus tells of its rules those that it was not given: with one that it cannot
 * read it would load none.
 */
export function createRefusedRulesRouter(
  url: string,
  refused: () => readonly RefusedRule[],
): Router {
  const router = PromiseRouter();
  router.get('/api/v1/rules', async (request, response) => {
    const left = refused();
    if (left.length === 0) {
      return 'next';
    }
    const upstream = await fetch(new URL(request.originalUrl, url));
    const body: unknown = await upstream.json();
    const { success, data } = answerSchema.safeParse(body);
    response
      .status(upstream.status)
      .json(success ? withRefused(data, left, request.query.type) : body);
    return undefined;
  });
  return router;
}

interface RefusedGroup {
  name: string;
  file: string;
  interval: number;
  rules: object[];
}

function withRefused(
  answer: z.infer<typeof answerSchema>,
  refused: readonly RefusedRule[],
  type: unknown,
) {
  const wanted = refused.filter(
    ({ rule }) =>
      type === undefined ||
      rule.type === (type === 'record' ? 'recording' : 'alerting'),
  );
  const groups = new Map<string, RefusedGroup>();
  for (const { group, rule, error } of wanted) {
    const key = keyOf(group);
    const known: RefusedGroup = groups.get(key) ?? {
      name: group.name,
      file: group.file,
      interval: group.intervalSeconds,
      rules: [],
    };
    known.rules.push(describe(rule, error));
    groups.set(key, known);
  }
  const { data } = answer;
  return {
    ...answer,
    data: { ...data, groups: [...(data.groups ?? []), ...groups.values()] },
  };
}

function describe(rule: RefusedRule['rule'], lastError: string) {
  const { type, name, query, labels } = rule;
  return {
    ...{ type, name, query, labels, lastError },
    health: 'err',
    lastEvaluation: new Date(0).toISOString(),
    evaluationTime: 0,
    ...(rule.type === 'alerting' && {
      duration: rule.forSeconds,
      annotations: rule.annotations,
      state: 'unknown',
      alerts: [],
    }),
  };
}
