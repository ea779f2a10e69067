import { writeExample } from './writeExample';

export const serviceCleanupExamples = [
  writeExample('Undo what was made when a step before this one has failed.', {
    id: 'cleanup',
    name: 'Undo what was made',
    action: 'flightdeck:service:cleanup',
    if: '${{ failure() }}',
    input: { answers: '${{ parameters }}' },
  }),
];
