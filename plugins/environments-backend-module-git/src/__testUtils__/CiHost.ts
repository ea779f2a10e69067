import { type Answer, ApiHost } from './ApiHost';
import { type CiDialect, ciDialects, type Report } from './ciDialects';
import type { ForgeKind } from './integrationsOf';

/** A host with one repository, `acme/shop`, and what CI has reported on its commits. */
export class CiHost extends ApiHost {
  readonly #dialect: CiDialect;
  /** By the whole ids of the commits that the repository has. */
  readonly commits = new Map<string, Report[]>();
  /** More is never on one page, whatever is asked for. */
  mostOnPage = 100;

  private constructor(kind: ForgeKind, token: string) {
    super(kind, token, url => this.#list(url));
    this.#dialect = ciDialects[kind];
  }

  static start(kind: ForgeKind, token: string): Promise<CiHost> {
    return new CiHost(kind, token).listen();
  }

  #list(url: URL): Answer {
    const { limit, path, show, unknown } = this.#dialect;
    const [, id = '', what = ''] = path.exec(url.pathname) ?? [];
    const commit = [...this.commits.keys()].find(each => each.startsWith(id));
    const reports = id && commit ? this.commits.get(commit) : undefined;
    if (!reports) {
      return { status: unknown, body: { message: 'No commit found' } };
    }
    const size = Math.min(
      Number(url.searchParams.get(limit) ?? 20),
      this.mostOnPage,
    );
    const start = (Number(url.searchParams.get('page') ?? 1) - 1) * size;
    return {
      status: 200,
      body: show(reports, what, all => all.slice(start, start + size)),
    };
  }
}
