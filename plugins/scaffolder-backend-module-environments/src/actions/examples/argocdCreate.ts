import { writeExample } from './writeExample';

export const argocdCreateExamples = [
  writeExample('Create what the rendered service has in Argo CD.', {
    id: 'argocd',
    name: 'Create the Argo CD project and applications',
    action: 'flightdeck:argocd:create',
    input: {
      instance: '${{ steps.render.output.argocdInstance }}',
      service: '${{ steps.render.output.service }}',
    },
  }),
];
