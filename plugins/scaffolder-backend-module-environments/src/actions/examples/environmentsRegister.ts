import { writeExample } from './writeExample';

export const environmentsRegisterExamples = [
  writeExample('Register what was published.', {
    id: 'register',
    name: 'Register the environments',
    action: 'flightdeck:environments:register',
    input: { catalogInfoUrl: '${{ steps.render.output.catalogInfoUrl }}' },
  }),
];
