import { anIndicator } from '../__testUtils__/anIndicator';
import type { Answer } from '../poll/Question';
import { QuestionBook } from '../query/QuestionBook';
import type { IndicatorDefinition } from './IndicatorDefinition';
import { readReadings } from './readReadings';

const NOTHING: Answer = { message: 'No samples.', isEmpty: true };
const REFUSED: Answer = { message: 'It refuses.' };
const value = (of: number): Answer => ({ value: of, asOf: 'now' });

const query = (name: string) => `${name}{namespace=~"$namespaces"}`;
const RATE = anIndicator({ id: 'request-rate', queries: [query('rate')] });
const ERRORS = anIndicator({
  id: 'errors',
  queries: [query('errors')],
  needsTraffic: true,
});
const QUEUE = anIndicator({
  id: 'queue',
  queries: [query('celery'), query('rabbit')],
  optional: true,
});

function read(
  indicators: IndicatorDefinition[],
  answers: Record<string, Answer | undefined>,
  seen: string[] = [],
) {
  const nameOf = (expression: string) => expression.split('{')[0];
  const book = new QuestionBook(indicators).of({ namespaces: ['shop'] });
  return readReadings(book, {
    answer: ({ expression }) => answers[nameOf(expression)],
    wasSeen: ({ expression }) => seen.includes(nameOf(expression)),
  });
}

describe('readReadings', () => {
  it('tells of no traffic only where there is known to be none', () => {
    const errorsWith = (rate: Answer | undefined, errors: Answer = NOTHING) =>
      read([RATE, ERRORS], { rate, errors })[1];
    expect(errorsWith(value(0))).toMatchObject({
      noTraffic: true,
      message: expect.stringContaining('No requests came'),
    });
    for (const unknown of [
      errorsWith(value(3)),
      errorsWith(NOTHING),
      errorsWith(undefined),
      errorsWith(value(0), REFUSED),
    ]) {
      expect(unknown).not.toHaveProperty('value');
      expect(unknown).not.toHaveProperty('noTraffic');
      expect(unknown.message).toBeDefined();
    }
    expect(errorsWith(value(0), value(0.1))).toMatchObject({ value: 0.1 });
  });

  it('takes the first query that has a sample', () => {
    const queueWith = (celery: Answer | undefined, rabbit: Answer) =>
      read([QUEUE], { celery, rabbit })[0];
    expect(queueWith(value(1), value(2))).toMatchObject({
      value: 1,
      query: 'celery{namespace=~"shop"}',
    });
    expect(queueWith(NOTHING, value(2))).toMatchObject({
      value: 2,
      query: 'rabbit{namespace=~"shop"}',
    });
    expect(queueWith(REFUSED, value(2))).toMatchObject({ value: 2 });
  });

  it('leaves out what an environment never had, and nothing else', () => {
    const none = { celery: NOTHING, rabbit: NOTHING };
    expect(read([QUEUE], none)).toEqual([]);
    expect(read([QUEUE], none, ['rabbit'])).toMatchObject([
      { id: 'queue', message: 'No samples.' },
    ]);
    expect(read([{ ...QUEUE, optional: false }], none)).toHaveLength(1);
    expect(read([QUEUE], { ...none, rabbit: REFUSED })).toMatchObject([
      { message: 'It refuses.' },
    ]);
    expect(read([QUEUE], {})).toMatchObject([
      { message: 'Prometheus has not been asked yet.' },
    ]);
  });

  it('says on which side trouble lies', () => {
    const below = anIndicator({
      id: 'expiry',
      queries: [query('expiry')],
      trouble: 'below',
      warning: 2,
      critical: 1,
    });
    expect(read([below], { expiry: value(3) })).toEqual([
      {
        id: 'expiry',
        title: 'expiry',
        unit: 'count',
        warning: 2,
        critical: 1,
        trouble: 'below',
        value: 3,
        asOf: 'now',
        query: 'expiry{namespace=~"shop"}',
      },
    ]);
  });
});
