import { Router } from 'express';
import { apiVersionOf, ResourceType, servedTypes } from '../resourceTypes';
import { StatusError } from '../StatusError';
import { ApiContext } from './ApiContext';

/**
 * The part of the OpenAPI documents by which `kubectl` finds out that the server checks fields
 * itself. Without it every `apply` and `create` needs `--validate=false`. There are no schemas.
 */
export function createOpenApiRouter({
  customKinds,
}: Pick<ApiContext, 'customKinds'>): Router {
  const router = Router();
  // Older kubectl know no other document. Empty bytes are a protobuf document without schemas.
  router.get('/openapi/v2', (_request, response) => {
    response.type('application/octet-stream').send(Buffer.alloc(0));
  });
  router.get('/openapi/v3', (_request, response) => {
    const roots = new Set(
      servedTypes(customKinds).map(type => rootOf(apiVersionOf(type))),
    );
    response.json({
      paths: Object.fromEntries(
        [...roots].map(root => [
          root,
          { serverRelativeURL: `/openapi/v3/${root}` },
        ]),
      ),
    });
  });
  router.get(
    ['/openapi/v3/api/:version', '/openapi/v3/apis/:group/:version'],
    (request, response) => {
      const { group, version } = request.params;
      const apiVersion = group ? `${group}/${version}` : version;
      const paths = pathsOf(apiVersion, servedTypes(customKinds));
      if (Object.keys(paths).length === 0) {
        throw StatusError.noSuchPath();
      }
      response.json({
        openapi: '3.0.0',
        info: { title: 'Kubernetes', version: 'v1.36.0' },
        paths,
        components: { schemas: {} },
      });
    },
  );
  return router;
}

function rootOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `apis/${apiVersion}` : `api/${apiVersion}`;
}

function pathsOf(
  apiVersion: string,
  types: readonly ResourceType[],
): Record<string, unknown> {
  return Object.fromEntries(
    types
      .filter(type => apiVersionOf(type) === apiVersion)
      .map(({ group, version, kind, plural, namespaced }) => [
        `/${rootOf(apiVersion)}${
          namespaced ? '/namespaces/{namespace}' : ''
        }/${plural}/{name}`,
        {
          patch: {
            'x-kubernetes-action': 'patch',
            'x-kubernetes-group-version-kind': { group, version, kind },
            parameters: ['dryRun', 'fieldManager', 'fieldValidation'].map(
              name => ({ name, in: 'query', schema: { type: 'string' } }),
            ),
            responses: { 200: { description: 'OK' } },
          },
        },
      ]),
  );
}
