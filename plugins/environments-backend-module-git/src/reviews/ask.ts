import type { z } from 'zod';
import { ForgeFailure } from '../forge/ForgeFailure';
import { readPages } from '../forge/readPages';
import type { ReviewQuestion } from './ForgeReviews';

/** Hosts think badly of many requests at once. */
export const AT_ONCE = 6;

/** One request to the API of a host. */
export interface Wanted<T> {
  /** Below the address of the API. */
  path: string;
  query?: Readonly<Record<string, string>>;
  schema: z.ZodType<T>;
  /** What is not there when the host does not have it: `commit 1a2b3c4`. */
  what: string;
}

/** Asks for one thing. */
function ask<T>(
  { api, client, signal }: ReviewQuestion,
  { path, query = {}, schema, what }: Wanted<T>,
): Promise<T> {
  const search = new URLSearchParams(query).toString();
  return client.get({
    api,
    url: `${api.apiUrl}/${path}${search && `?${search}`}`,
    schema,
    signal,
    what,
    about: 'commits, pull requests and reviews',
  });
}

/** How a host puts lists on pages. */
export interface Paging {
  /** The parameter that says how much is on a page. */
  limit: string;
  size: number;
  /** Whether it may put less on a page than it is asked for: then an empty one is the last. */
  mayGiveLess: boolean;
}

/** Asks for a whole list. */
function askAll<T>(
  question: ReviewQuestion,
  { query, ...wanted }: Wanted<T[]> & { many: string },
  { limit, mayGiveLess, size }: Paging,
): Promise<T[]> {
  const { host } = question.api.subject;
  return readPages(tooMany(host, wanted.many), async page => {
    const items = await ask(question, {
      ...wanted,
      query: { ...query, [limit]: `${size}`, page: `${page}` },
    });
    return { items, isLast: items.length < (mayGiveLess ? 1 : size) };
  });
}

/** Asks one kind of host, about the repository at hand. */
export interface ForgeAsker {
  one<T>(question: ReviewQuestion, wanted: Wanted<T>): Promise<T>;
  all<T>(
    question: ReviewQuestion,
    wanted: Wanted<T[]> & { many: string },
  ): Promise<T[]>;
}

/** For hosts with this paging, where a repository is found at this path below the API. */
export function createForgeAsker(
  rootOf: (repository: string) => string,
  paging: Paging,
): ForgeAsker {
  const within = <W extends { path: string }>(
    { api }: ReviewQuestion,
    wanted: W,
  ): W => ({ ...wanted, path: `${rootOf(api.repository)}/${wanted.path}` });
  return {
    one: (question, wanted) => ask(question, within(question, wanted)),
    all: (question, wanted) =>
      askAll(question, within(question, wanted), paging),
  };
}

/** Why a list that may go on, and what is not read of it may matter, tells nothing. */
export function tooMany(host: string, things: string): string {
  return `${host} has more ${things} than are read.`;
}

/** @throws ForgeFailure when there are more things than are asked about */
export function refuseMany<T>(
  things: readonly T[],
  most: number,
  name: string,
): void {
  if (things.length > most) {
    throw new ForgeFailure(
      'malformed',
      `${things.length} ${name} are more than are asked about.`,
    );
  }
}
