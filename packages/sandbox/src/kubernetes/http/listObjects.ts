import { z } from 'zod';
import { KubeObject } from '../Cluster';
import { listKey, objectsAt } from '../history/objectsAt';
import { StatusError } from '../StatusError';
import { ApiContext, ResourceAnswer, ResourceRequest } from './ApiContext';
import { ListOptions, parseListOptions } from './queryOptions';
import { representList } from './represent';
import { selectionOf } from './selection';

/** Where the next page begins, and in which state of the cluster. */
const pageSchema = z.object({ version: z.number().int(), after: z.string() });

type Page = z.output<typeof pageSchema>;

/** Pages of one list all show the state of its first page, whatever happens between them. */
export function listObjects(
  context: ApiContext,
  { info, query, representation }: ResourceRequest,
): ResourceAnswer {
  const options = parseListOptions(query);
  const matches = selectionOf(info, options);
  const page = options.continue ? decodePage(options.continue) : undefined;
  const version = page?.version ?? versionToList(context, options);
  if (!context.history.reaches(version)) {
    throw StatusError.expired(
      page
        ? 'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.'
        : `The provided resource version ${version} is too old.`,
    );
  }
  const { type, namespace } = info;
  const { cluster, history } = context;
  const found = objectsAt({
    cluster,
    history,
    kind: type.kind,
    namespace,
    version,
  }).filter(
    object => matches(object) && (!page || listKey(object) > page.after),
  );
  const items = options.limit ? found.slice(0, options.limit) : found;
  const metadata = {
    resourceVersion: String(version),
    ...nextPage(items, found.length, version, options),
  };
  return {
    code: 200,
    body: representList(type, items, metadata, {
      representation,
      now: context.clock(),
      includeObject: options.includeObject,
    }),
  };
}

function versionToList({ history }: ApiContext, options: ListOptions): number {
  const { resourceVersion, resourceVersionMatch } = options;
  if (resourceVersion !== undefined && resourceVersion > history.current) {
    throw StatusError.tooLargeVersion(resourceVersion, history.current);
  }
  if (resourceVersionMatch !== 'Exact') {
    return history.current;
  }
  if (!resourceVersion) {
    throw StatusError.badRequest(
      'resourceVersionMatch is forbidden unless resourceVersion is provided',
    );
  }
  return resourceVersion;
}

function nextPage(
  items: readonly KubeObject[],
  found: number,
  version: number,
  options: ListOptions,
): Record<string, unknown> {
  const last = items.at(-1);
  if (!last || items.length === found) {
    return {};
  }
  const isSelection = options.labelSelector || options.fieldSelector;
  return {
    continue: encodePage({ version, after: listKey(last) }),
    ...(!isSelection && { remainingItemCount: found - items.length }),
  };
}

function encodePage(page: Page): string {
  return Buffer.from(JSON.stringify(page)).toString('base64url');
}

function decodePage(token: string): Page {
  try {
    const text = Buffer.from(token, 'base64url').toString();
    return pageSchema.parse(JSON.parse(text));
  } catch {
    throw StatusError.badRequest('continue key is not valid');
  }
}
