import { z } from 'zod';

/** A pull request, whatever its host calls it. */
export interface Pull {
  head: string;
  base: string;
  title: string;
  body: string;
  /** The newest commit of its branch. */
  sha: string;
  url: string;
}

/** How one kind of host speaks of pull requests. */
export interface Dialect {
  path: string;
  /** The status for one that is there already, or whose branch is not there. */
  conflict: number;
  /** @throws when a field is missing, or there is another one */
  read(body: unknown): Pick<Pull, 'head' | 'base' | 'title' | 'body'>;
  filter(pulls: readonly Pull[], query: URLSearchParams): Pull[];
  show(pull: Pull): object;
}

const wantedSchema = z.strictObject({
  title: z.string(),
  head: z.string(),
  base: z.string(),
  body: z.string(),
});

const mergeRequestSchema = z.strictObject({
  source_branch: z.string(),
  target_branch: z.string(),
  title: z.string(),
  description: z.string(),
  remove_source_branch: z.literal(true),
});

const github: Dialect = {
  path: '/api/v3/repos/acme/shop/pulls',
  conflict: 422,
  read: body => wantedSchema.parse(body),
  filter: (pulls, query) =>
    pulls.filter(
      ({ head, base }) =>
        `acme:${head}` === query.get('head') &&
        base === query.get('base') &&
        query.get('state') === 'all',
    ),
  show: ({ head, base, sha, url }) => ({
    html_url: url,
    head: { ref: head, sha },
    base: { ref: base },
  }),
};

const gitlab: Dialect = {
  path: '/api/v4/projects/acme%2Fshop/merge_requests',
  conflict: 409,
  read(body) {
    const { source_branch, target_branch, title, description } =
      mergeRequestSchema.parse(body);
    return {
      head: source_branch,
      base: target_branch,
      title,
      body: description,
    };
  },
  filter: (pulls, query) =>
    pulls.filter(
      ({ head, base }) =>
        head === query.get('source_branch') &&
        base === query.get('target_branch') &&
        query.get('state') === 'all',
    ),
  show: ({ head, base, sha, url }) => ({
    web_url: url,
    source_branch: head,
    target_branch: base,
    sha,
  }),
};

/** Lists all, and leaves it to the client to find one. */
const gitea: Dialect = {
  ...github,
  path: '/api/v1/repos/acme/shop/pulls',
  conflict: 409,
  filter: (pulls, query) =>
    query.get('state') === 'all' ? [...pulls].reverse() : [],
};

export const dialects = { github, gitlab, gitea };
