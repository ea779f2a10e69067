import { parseEntityRef } from '@backstage/catalog-model';
import type { Request, Router } from 'express';
import { answerLogs } from './answer/answerLogs';
import { logFileName, ndjsonFormat, textFormat } from './answer/logFormats';
import { openStream } from './answer/openStream';
import { whileConnected } from './answer/whileConnected';
import { audited } from './audited';
import { ENVIRONMENT, type RouterOptions } from './RouterOptions';
import { parseEnvironmentRef } from './request/parseEnvironmentRef';
import { parseLogRequest } from './request/parseLogRequest';

/** The route of the logs of an environment: a stream, or a file. */
export function addLogRoute(
  router: Router,
  { auditor, heartbeatMs, httpAuth, inspection, now }: RouterOptions,
): void {
  router.get(`${ENVIRONMENT}/logs`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const event = {
      eventId: 'environment-logs-read',
      severityLevel: 'medium' as const,
      request: req,
      meta: { ...req.params, ...namedInQuery(req) },
    };
    await whileConnected(res, async signal => {
      const { format, log } = await audited(auditor, event, async () => {
        const ref = parseEnvironmentRef(req.params);
        const { request, download } = parseLogRequest(req.query);
        const options = { credentials, signal };
        const { name } = parseEntityRef(ref);
        return {
          format: download
            ? textFormat(logFileName(name, request, new Date(now())))
            : ndjsonFormat,
          log: await openStream(await inspection.logs(ref, request, options)),
        };
      });
      await answerLogs(res, log, { format, heartbeatMs, signal });
    });
  });
}

/** Whose logs were asked for, before it is known whether that is sound. */
function namedInQuery({ query }: Request): Record<string, string> {
  const { kind, namespace: objectNamespace, name: objectName } = query;
  return Object.fromEntries(
    Object.entries({ kind, objectNamespace, objectName }).flatMap(
      ([key, value]) => (typeof value === 'string' ? [[key, value]] : []),
    ),
  );
}
