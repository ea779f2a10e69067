import type { Router } from 'express';
import { addChecklistAnswerRoutes } from './addChecklistAnswerRoutes';
import { answerFresh } from './answer/answerFresh';
import { answerFile } from './answer/answerFile';
import { EVENT_FILES } from './answer/eventFiles';
import { openStream } from './answer/openStream';
import { whileConnected } from './answer/whileConnected';
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
    const { file, request } = parseEventsQuery(req.query);
    const credentials = await httpAuth.credentials(req, READERS);
    if (file === undefined) {
      answerFresh(res).json(
        await checklists.events(ref, request, { credentials }),
      );
      return;
    }
    const fileName = `checklist-${req.params.name}.${file}`;
    const pages = await checklists.allEvents(ref, request, { credentials });
    await whileConnected(res, async signal => {
      const text = EVENT_FILES[file](pages);
      await answerFile(res, await openStream(text), { fileName, signal });
    });
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
