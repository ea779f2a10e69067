import { writeExample } from './writeExample';

export const environmentsWaitExamples = [
  writeExample('Sync every stage for the first time, and wait for it.', {
    id: 'wait',
    name: 'Wait for the environments',
    action: 'flightdeck:environments:wait',
    input: {
      instance: '${{ steps.render.output.argocdInstance }}',
      project: '${{ steps.render.output.project }}',
      applications: '${{ steps.render.output.applications }}',
      sync: true,
      timeoutMinutes: 15,
    },
  }),
  writeExample('Wait for what is automated, and go on whatever comes of it.', {
    id: 'wait',
    name: 'Wait for the environments',
    action: 'flightdeck:environments:wait',
    input: {
      instance: 'main',
      project: 'shop',
      applications: ['shop-dev'],
      failOn: 'never',
    },
  }),
];
