/** Pages of Grafana that show dashboards, or lists of them. */
const PAGES = /^(d|d-solo|dashboard|dashboards|goto|public-dashboards)(\/|$)/;

/** The page of one dashboard. Grafana gives the page whether or not it knows the dashboard. */
const ONE_DASHBOARD = /^(?:d|d-solo)\/([\w-]{1,40})(?:\/|$)/;

/**
 * What to ask Grafana about a link that anybody may have written: undefined unless it is a page
 * of dashboards of this very Grafana.
 */
export function findDashboardQuestion(
  link: string,
  grafana: URL,
): URL | undefined {
  const question = new URL(link);
  const base = grafana.pathname.replace(/\/*$/, '/');
  if (
    question.origin !== grafana.origin ||
    !question.pathname.startsWith(base)
  ) {
    return undefined;
  }
  const page = question.pathname.slice(base.length);
  if (!PAGES.test(page)) {
    return undefined;
  }
  question.username = '';
  question.password = '';
  question.hash = '';
  const uid = ONE_DASHBOARD.exec(page)?.[1];
  if (uid) {
    const organization = question.searchParams.get('orgId');
    question.pathname = `${base}api/dashboards/uid/${uid}`;
    question.search = organization
      ? `?${new URLSearchParams({ orgId: organization })}`
      : '';
  }
  return question;
}
