import { writeExample } from './writeExample';

export const serviceRenderExamples = [
  writeExample('Render the answers of the form into the workspace.', {
    id: 'render',
    name: 'Render the files',
    action: 'flightdeck:service:render',
    input: { answers: '${{ parameters }}' },
  }),
];
