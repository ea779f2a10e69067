import { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { servedTypes } from '../resourceTypes';
import { ApiContext, ResourceAnswer, ResourceRequest } from './ApiContext';
import { authenticate, authorize } from './authorization';
import { deleteCollection, deleteObject } from './deleteObjects';
import { findObject } from './findObject';
import { listObjects } from './listObjects';
import { representationOf } from './mediaTypes';
import { podLog } from './podLog';
import { parseListOptions } from './queryOptions';
import { representObject } from './represent';
import { parseRequestInfo } from './RequestInfo';
import { scaleOf } from './scale';
import { watchObjects } from './watchObjects';
import { createObject, patchObject, updateObject } from './writeObjects';

/** Everything below `/api` and `/apis` that is about objects. */
export function createResourceRouter(context: ApiContext): Router {
  const router = PromiseRouter();
  router.use(['/api', '/apis'], async (request, response) => {
    const understood = understand(context, request);
    const { verb, subresource } = understood.info;
    if (verb === 'watch') {
      await watchObjects(context, understood, response);
    } else if (subresource === 'log') {
      await podLog(context, understood, response);
    } else {
      send(response, answerOf(context, understood));
    }
  });
  return router;
}

function understand(context: ApiContext, request: Request): ResourceRequest {
  const token = authenticate(context, request.headers.authorization);
  const info = parseRequestInfo({
    method: request.method,
    path: `${request.baseUrl}${request.path}`,
    watch: parseListOptions(request.query).watch ?? false,
    types: servedTypes(context.customKinds),
  });
  authorize(context, token, info);
  return {
    info,
    token,
    query: request.query,
    body: request.body,
    contentType: request.headers['content-type'],
    userAgent: request.headers['user-agent'],
    representation: representationOf(request.headers.accept),
  };
}

function answerOf(
  context: ApiContext,
  request: ResourceRequest,
): ResourceAnswer {
  switch (request.info.verb) {
    case 'list':
      return listObjects(context, request);
    case 'create':
      return createObject(context, request);
    case 'update':
      return updateObject(context, request);
    case 'patch':
      return patchObject(context, request);
    case 'delete':
      return deleteObject(context, request);
    case 'deletecollection':
      return deleteCollection(context, request);
    default:
      return getObject(context, request);
  }
}

function getObject(
  context: ApiContext,
  { info, query, representation }: ResourceRequest,
): ResourceAnswer {
  const object = findObject(context, info);
  const body =
    info.subresource === 'scale'
      ? scaleOf(object)
      : representObject(info.type, object, {
          representation,
          now: context.clock(),
          includeObject: parseListOptions(query).includeObject,
        });
  return { code: 200, body };
}

function send(response: Response, { code, body }: ResourceAnswer): void {
  response.status(code).json(body);
}
