import Router from 'express-promise-router';
import type { Router as ExpressRouter } from 'express';
import { z } from 'zod';
import { formatTime } from '../kubernetes/objectMetadata';
import { equalJson } from '../kubernetes/json';
import { type ArgocdToken, isAllowed } from './Accounts';
import { ApiError } from './ApiError';
import type { ArgocdBackend } from './ArgocdBackend';
import { accountOf, parseBody, queryText } from './requestParts';

const repositorySchema = z.object({
  repo: z.string().min(1),
  type: z.string().default('git'),
  name: z.string().optional(),
  project: z.string().default(''),
  username: z.string().optional(),
  password: z.string().optional(),
  insecure: z.boolean().optional(),
});

type Repository = z.infer<typeof repositorySchema>;

function requireAllowed(
  account: ArgocdToken,
  action: string,
  { project, repo }: Pick<Repository, 'project' | 'repo'>,
): void {
  if (!isAllowed(account, action, project)) {
    throw new ApiError(
      'PermissionDenied',
      `permission denied: repositories, ${action}, ${repo}, sub: ${account.account}`,
    );
  }
}

/** The repositories that someone told Argo CD of. It reads those of the sandbox without, too. */
export function repositoryRoutes(backend: ArgocdBackend): ExpressRouter {
  const router = Router();
  const known = new Map<string, Repository>();

  const isReachable = ({ repo }: Repository) =>
    !backend.git.faults.down && backend.git.repositoryOf(repo) !== undefined;
  /** Without the password: Argo CD does not give it back. */
  const toAnswer = ({ password: _secret, ...repository }: Repository) => {
    const reachable = isReachable(repository);
    return {
      ...repository,
      connectionState: {
        status: reachable ? 'Successful' : 'Failed',
        message: reachable ? '' : 'Unable to connect to repository',
        attemptedAt: formatTime(backend.clock()),
      },
    };
  };
  const find = (account: ArgocdToken, repo: string) => {
    const repository = known.get(repo);
    if (!repository) {
      throw new ApiError('NotFound', `repository not found: ${repo}`);
    }
    requireAllowed(account, 'get', repository);
    return repository;
  };

  router.get('/', (request, response) => {
    const repo = queryText(request, 'repo');
    const account = accountOf(response);
    const items = [...known.values()].filter(
      repository =>
        (!repo || repository.repo === repo) &&
        isAllowed(account, 'get', repository.project),
    );
    response.json({ metadata: {}, items: items.map(toAnswer) });
  });

  router.get('/:repo', (request, response) => {
    response.json(toAnswer(find(accountOf(response), request.params.repo)));
  });

  router.post('/', (request, response) => {
    const repository = parseBody(repositorySchema, request);
    const account = accountOf(response);
    requireAllowed(account, 'create', repository);
    if (!isReachable(repository)) {
      throw new ApiError(
        'InvalidArgument',
        `error testing repository connectivity: repository not found: ${repository.repo}`,
      );
    }
    const existing = known.get(repository.repo);
    if (existing && !equalJson(existing, repository)) {
      if (queryText(request, 'upsert') !== 'true') {
        throw new ApiError(
          'InvalidArgument',
          'existing repository spec is different; use upsert flag to force update',
        );
      }
      requireAllowed(account, 'update', repository);
    }
    known.set(repository.repo, repository);
    response.json(toAnswer(repository));
  });

  router.delete('/:repo', (request, response) => {
    const account = accountOf(response);
    const repository = find(account, request.params.repo);
    requireAllowed(account, 'delete', repository);
    known.delete(repository.repo);
    response.json({});
  });

  return router;
}
