import type { Answer } from '../ApiHost';
import type { FakeRepository } from './FakeRepository';

/** What a host cannot, or does not. */
export interface Limits {
  /** Of one comparison. */
  files: number;
  /** More is never on one page, whatever is asked for. */
  onPage: number;
  /** At GitLab, whether it tells when somebody approved. */
  tellsTimes: boolean;
}

/** Of a request. */
export interface Asked {
  repository: FakeRepository;
  limits: Limits;
  /** Of the host, for pages. */
  origin: string;
  query: URLSearchParams;
}

/** One route of an API: its path, and what it answers; undefined for what is not there. */
export interface Route {
  path: RegExp;
  answer(asked: Asked, parts: readonly string[]): Answer | undefined;
}

/** How one kind of host tells of reviews. */
export interface ReviewDialect {
  /** What the paths of its API begin with, with the repository. */
  prefix: string;
  routes: readonly Route[];
  /** What it answers for what is not there. */
  missing: Answer;
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** The part of a list that is on the page that is asked for. */
export function page<T>(
  { limits, query }: Pick<Asked, 'limits' | 'query'>,
  all: readonly T[],
): T[] {
  const wanted = query.get('per_page') ?? query.get('limit') ?? '30';
  const size = Math.min(Number(wanted), limits.onPage);
  const start = (Number(query.get('page') ?? 1) - 1) * size;
  return all.slice(start, start + size);
}
