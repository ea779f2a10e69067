import Router from 'express-promise-router';
import type { Request, Response, Router as ExpressRouter } from 'express';
import { ApiError } from './ApiError';
import { type Application, sourcesOf } from './Application';
import type { ArgocdApi } from './ArgocdApi';
import { withMaskedSecrets } from './managedResources';
import { readTargets } from './readTargets';
import {
  accountOf,
  applicationQuery,
  queryList,
  queryText,
} from './requestParts';

/** The revisions asked for, by position where there is a list of sources. */
function askedRevisions(request: Request, application: Application): string[] {
  const sources = sourcesOf(application);
  if (!application.spec.sources) {
    return [queryText(request, 'revision') ?? ''];
  }
  const revisions = queryList(request, 'revisions');
  const asked = sources.map(() => '');
  queryList(request, 'sourcePositions').forEach((text, index) => {
    const position = Number(text);
    if (!(position >= 1 && position <= asked.length)) {
      throw new ApiError('InvalidArgument', 'source position is out of range');
    }
    asked[position - 1] = revisions[index] ?? '';
  });
  return asked;
}

/** The source of a revision: as the history had it, when an entry is named. */
function sourceOf(request: Request, application: Application) {
  const index = Number(queryText(request, 'sourceIndex') ?? 0);
  const version = queryText(request, 'versionId');
  const entry = application.status.history?.find(
    ({ id }) => String(id) === version,
  );
  const sources =
    entry?.sources ?? [entry?.source ?? sourcesOf(application)].flat();
  return sources[index];
}

/** What Git holds at revisions, and who wrote it. */
export function revisionRoutes(api: ArgocdApi): ExpressRouter {
  const router = Router();
  const { backend } = api;
  const find = (request: Request, response: Response) =>
    api.find(accountOf(response), applicationQuery(request));

  router.get('/:name/manifests', async (request, response) => {
    const application = find(request, response);
    const { revisions, sourceTypes, targets } = await readTargets(
      backend,
      application,
      { revisions: askedRevisions(request, application) },
    ).catch((error: Error) => {
      throw new ApiError('Internal', error.message);
    });
    response.json({
      manifests: targets.map(target =>
        JSON.stringify(withMaskedSecrets(target)),
      ),
      revision: revisions[0],
      sourceType: sourceTypes[0],
    });
  });

  router.get(
    '/:name/revisions/:revision/metadata',
    async (request, response) => {
      const source = sourceOf(request, find(request, response));
      const repository = backend.git.repositoryOf(source?.repoURL ?? '');
      const metadata =
        repository &&
        !source?.chart &&
        (await backend.git.metadata(repository, request.params.revision));
      if (!metadata) {
        throw new ApiError(
          'Internal',
          `failed to get metadata of revision '${request.params.revision}'`,
        );
      }
      response.json(metadata);
    },
  );

  return router;
}
