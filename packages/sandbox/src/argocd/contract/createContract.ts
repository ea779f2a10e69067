/*
 * argocd-routes-v3.5.1.json has the routes that the sandbox serves, from the same file as the
 * definitions: the parameters of each query, and the definitions of its body and of its answer. That
 * of a stream is the definition of one event.
 */
import { z } from 'zod';
import openApiRoutes from './argocd-routes-v3.5.1.json';
import { createValidator } from './createValidator';

const routesSchema = z.record(
  z.string(),
  z.object({
    query: z.array(z.string()),
    body: z.string().optional(),
    answer: z.string(),
  }),
);

/** A request to Argo CD and what became of it. */
export interface Exchange {
  method: string;
  /** With its query. */
  path: string;
  body?: unknown;
  status: number;
  answer: unknown;
}

/** Of the parameters only the object of a right has slashes. */
function toExpression(route: string): RegExp {
  const pattern = route
    .replaceAll('.', '\\.')
    .replace('{subresource}', '.+')
    .replaceAll(/\{[^}]+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`);
}

/** Tells by which route of Argo CD's OpenAPI an exchange goes, and what is wrong with it. */
export function createContract() {
  const errorsOf = createValidator();
  const routes = Object.entries(routesSchema.parse(openApiRoutes)).map(
    ([name, route]) => ({ ...route, name, matches: toExpression(name) }),
  );

  return ({ method, path, body, status, answer }: Exchange) => {
    const { pathname, searchParams } = new URL(path, 'http://argocd');
    const line = `${method} ${pathname}`;
    const route = routes.find(({ matches }) => matches.test(line));
    if (!route) {
      const isRefused = status === 404;
      return {
        route: line,
        errors: isRefused
          ? errorsOf('runtimeError', answer)
          : ['There is no such route.'],
      };
    }
    const strange = [...searchParams.keys()].filter(
      name => !route.query.includes(name),
    );
    const wrong = (definition: string | undefined, value: unknown) =>
      definition === undefined ? [] : errorsOf(definition, value);
    return {
      route: route.name,
      errors: [
        ...strange.map(name => `There is no parameter ${name}.`),
        ...wrong(body === undefined ? undefined : route.body, body),
        ...wrong(status === 200 ? route.answer : 'runtimeError', answer),
      ],
    };
  };
}

/** Throws unless an answer of the sandbox is one that Argo CD gives; what was asked may be anything. */
export function createAnswerCheck() {
  const check = createContract();
  return (exchange: Omit<Exchange, 'body'>): void => {
    const { route, errors } = check({ ...exchange, body: undefined });
    if (errors.length > 0) {
      throw new Error(`${route}: ${JSON.stringify(errors)}`);
    }
  };
}
