import type { Router } from 'express';
import { addChecklistAnswerRoutes } from './addChecklistAnswerRoutes';
import { answerFresh } from './answer/answerFresh';
import { toCsv } from './answer/toCsv';
import { toEventTable } from './answer/toEventTable';
import { ENVIRONMENT, type RouterOptions } from './RouterOptions';
import {
  parseEventsQuery,
  parseReleaseQuery,
  parseVerdictQuery,
} from './request/parseChecklistRequest';
import { parseEnvironmentRef } from './request/parseEnvironmentRef';

const PEOPLE = { allow: ['user' as const] };
const READERS = { allow: ['user' as const, 'service' as const] };

/** The routes of checklists. */
export function addChecklistRoutes(
  router: Router,
  options: RouterOptions,
): void {
  const { checklists, httpAuth } = options;

  router.get(`${ENVIRONMENT}/checklist`, async (req, res) => {
    const ref = parseEnvironmentRef(req.params);
    const query = parseReleaseQuery(req.query);
    const credentials = await httpAuth.credentials(req, PEOPLE);
    answerFresh(res).json(
      await checklists.checklist(ref, query, { credentials }),
    );
  });

  router.get(`${ENVIRONMENT}/checklists`, async (req, res) => {
    const ref = parseEnvironmentRef(req.params);
    const credentials = await httpAuth.credentials(req, READERS);
    answerFresh(res).json(await checklists.list(ref, { credentials }));
  });

  router.get(`${ENVIRONMENT}/checklist/events`, async (req, res) => {
    const ref = parseEnvironmentRef(req.params);
    const { format, ...query } = parseEventsQuery(req.query);
    const credentials = await httpAuth.credentials(req, READERS);
    const answer = await checklists.events(ref, query, { credentials });
    if (format === 'csv') {
      answerFresh(res)
        .attachment(`checklist-${req.params.name}.csv`)
        .type('text/csv')
        .send(toCsv(toEventTable(answer.events)));
    } else {
      answerFresh(res).json(answer);
    }
  });

  router.get(`${ENVIRONMENT}/checklist/verdict`, async (req, res) => {
    const ref = parseEnvironmentRef(req.params);
    const { enforce, release } = parseVerdictQuery(req.query);
    const credentials = await httpAuth.credentials(req, READERS);
    const verdict = await checklists.verdict(ref, release, { credentials });
    answerFresh(res)
      .status(enforce && !verdict.canDeploy ? 412 : 200)
      .json(verdict);
  });

  addChecklistAnswerRoutes(router, options);
}
