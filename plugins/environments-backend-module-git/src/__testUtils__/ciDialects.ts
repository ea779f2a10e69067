/** What CI says of a commit, in the words of the host. */
export interface Report {
  name: string;
  word: string;
  url?: string;
  /** At GitHub, one of another system rather than a check run. */
  isStatus?: boolean;
  /** At GitLab, a job that may fail. */
  mayFail?: boolean;
}

type Paging = <T>(all: readonly T[]) => T[];

/** How one kind of host speaks of what CI says. */
export interface CiDialect {
  /** With the commit, and at GitHub what is asked of it. */
  path: RegExp;
  /** The parameter that says how much is on a page. */
  limit: string;
  /** The status for a commit that is not there. */
  unknown: number;
  show(reports: readonly Report[], what: string, page: Paging): unknown;
}

const UNFINISHED = ['queued', 'in_progress', 'waiting'];

const github: CiDialect = {
  path: /^\/api\/v3\/repos\/acme\/shop\/commits\/([^/]+)\/(status|check-runs)$/,
  limit: 'per_page',
  unknown: 422,
  show(reports, what, page) {
    if (what === 'status') {
      const statuses = reports.filter(({ isStatus }) => isStatus);
      return {
        state: 'pending',
        total_count: statuses.length,
        statuses: page(statuses).map(({ name, url, word }) => ({
          context: name,
          state: word,
          target_url: url ?? null,
          description: null,
        })),
      };
    }
    const runs = reports.filter(({ isStatus }) => !isStatus);
    return {
      total_count: runs.length,
      check_runs: page(runs).map(({ name, url, word }) => {
        const isOver = !UNFINISHED.includes(word);
        return {
          name,
          status: isOver ? 'completed' : word,
          conclusion: isOver ? word : null,
          html_url: url ?? null,
          output: { title: null, summary: 'Nothing that is used.' },
        };
      }),
    };
  },
};

const gitlab: CiDialect = {
  path: /^\/api\/v4\/projects\/acme%2Fshop\/repository\/commits\/([^/]+)\/statuses$/,
  limit: 'per_page',
  unknown: 404,
  show: (reports, _what, page) =>
    page(
      reports.map(({ mayFail = false, name, url, word }, index) => ({
        id: index + 1,
        name,
        status: word,
        target_url: url ?? null,
        allow_failure: mayFail,
        ref: 'main',
      })),
    ),
};

const gitea: CiDialect = {
  path: /^\/api\/v1\/repos\/acme\/shop\/commits\/([^/]+)\/status$/,
  limit: 'limit',
  unknown: 404,
  show(reports, _what, page) {
    const statuses = page(reports);
    return {
      state: 'pending',
      // Of this page only, and no list where there is none.
      total_count: statuses.length,
      statuses:
        statuses.length > 0
          ? statuses.map(({ name, url, word }) => ({
              context: name,
              status: word,
              target_url: url ?? '',
            }))
          : null,
    };
  },
};

export const ciDialects = { github, gitlab, gitea };
