import { writeExample } from './writeExample';

export const serviceCheckExamples = [
  writeExample('Check the answers of the form before anything is made.', {
    id: 'check',
    name: 'Check the answers',
    action: 'flightdeck:service:check',
    input: { answers: '${{ parameters }}' },
  }),
];
