/** The page's own views, as they are named in its address; other plugins bring further ones. */
export const ENVIRONMENT_VIEWS = [
  { id: 'overview', title: 'Overview' },
  { id: 'conformance', title: 'Conformance' },
  { id: 'logs', title: 'Logs' },
  { id: 'events', title: 'Events' },
  { id: 'storage', title: 'Configuration & storage' },
  { id: 'alerts', title: 'Alerts' },
] as const;

/** One of them. */
export type OwnViewId = (typeof ENVIRONMENT_VIEWS)[number]['id'];
