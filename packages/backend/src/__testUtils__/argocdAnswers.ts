import type { SourceReading } from '@flightdeck/plugin-environments-node';

/** What an Argo CD that can be read says of itself. */
export const ARGOCD_ANSWERS: SourceReading['statuses'] = [
  {
    id: 'argocd/main',
    kind: 'argocd',
    name: 'main',
    state: 'ok',
    message: 'Argo CD answers.',
    gaps: [],
  },
];
