import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { ArgocdToken } from './Accounts';
import { ApiError } from './ApiError';

/** One value of a query parameter. */
export function queryText(request: Request, name: string): string | undefined {
  const value = request.query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** All values of a query parameter that may be repeated. */
export function queryList(request: Request, name: string): string[] {
  const value = request.query[name];
  return (Array.isArray(value) ? value : [value]).filter(
    (item): item is string => typeof item === 'string' && item !== '',
  );
}

/** `project` and `projects` mean the same. */
export function queryProjects(request: Request): string[] {
  return [...queryList(request, 'project'), ...queryList(request, 'projects')];
}

export function applicationQuery(request: Request) {
  const projects = queryProjects(request);
  if (projects.length > 1) {
    throw new ApiError(
      'InvalidArgument',
      'multiple projects are not supported in this request',
    );
  }
  return {
    name: request.params.name,
    appNamespace: queryText(request, 'appNamespace'),
    project: projects[0],
  };
}

export function parseBody<T extends z.ZodType>(
  schema: T,
  request: Request,
): z.infer<T> {
  const result = schema.safeParse(request.body);
  if (!result.success) {
    throw new ApiError('InvalidArgument', result.error.message);
  }
  return result.data;
}

const accounts = new WeakMap<Response, ArgocdToken>();

export function setAccount(response: Response, account: ArgocdToken): void {
  accounts.set(response, account);
}

export function accountOf(response: Response): ArgocdToken {
  const account = accounts.get(response);
  if (!account) {
    throw new ApiError('Unauthenticated', 'no session information');
  }
  return account;
}
