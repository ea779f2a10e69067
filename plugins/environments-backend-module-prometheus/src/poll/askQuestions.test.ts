import { QueryRefusedError, UpstreamUnavailableError } from '../client/errors';
import type { InstantAnswer } from '../client/PrometheusClient';
import { askQuestions } from './askQuestions';
import { BatchSize } from './BatchSize';
import { HeldQuestions } from './HeldQuestions';
import type { Question } from './Question';

/** A server that answers 1 to everything, but for what a test says of an expression. */
class FakeServer {
  readonly sizes: number[] = [];
  probes = 0;
  refuses: (expression: string) => boolean = () => false;
  isSlow: (expressions: string[]) => boolean = () => false;
  isDead = false;

  async query(query: string): Promise<InstantAnswer> {
    if (query === 'vector(1)') {
      this.probes += 1;
      if (this.isDead) {
        throw new UpstreamUnavailableError('unreachable', 'It is gone.');
      }
      return { samples: [], warnings: [] };
    }
    const expressions = [...query.matchAll(/max\(\n(.*)\n\)/g)].map(
      ([, expression]) => expression,
    );
    this.sizes.push(expressions.length);
    if (this.isDead || this.isSlow(expressions)) {
      throw new UpstreamUnavailableError('unreachable', 'It took too long.');
    }
    if (expressions.some(this.refuses)) {
      throw new QueryRefusedError('It refuses.', { malformed: false });
    }
    return {
      warnings: [],
      samples: expressions.map((_, index) => ({
        labels: { flightdeck_reading: `${index}` },
        value: 1,
        time: 1000,
      })),
    };
  }
}

function setup(count: number) {
  let now = 0;
  const server = new FakeServer();
  const held = new HeldQuestions();
  const batchSize = new BatchSize();
  const questions = Array.from(
    { length: count },
    (_, index): Question => ({
      indicatorId: `indicator-${index}`,
      expression: `x${index}`,
      worst: 'max',
    }),
  );
  const poll = async () => {
    server.sizes.length = 0;
    server.probes = 0;
    const outcome = await askQuestions(questions, {
      client: server,
      held,
      batchSize,
      clock: () => new Date(now),
      signal: new AbortController().signal,
    });
    const answers = [...outcome.byExpression];
    return {
      outcome,
      requests: server.sizes.length + server.probes,
      valued: answers.filter(([, { value }]) => value === 1).length,
      refused: answers.filter(
        ([, answer]) =>
          answer.value === undefined && answer.message === 'It refuses.',
      ).length,
    };
  };
  const after = (minutes: number) => {
    now += minutes * 60_000;
  };
  return { server, poll, after };
}

const number = (expression: string) => Number(expression.slice(1));

describe('askQuestions', () => {
  it('asks for hundreds at once', async () => {
    const { poll } = setup(900);
    expect(await poll()).toMatchObject({ requests: 2, valued: 900 });
  });

  it('finds the one question that is refused, and does not look for it again', async () => {
    const { server, poll, after } = setup(400);
    server.refuses = expression => expression === 'x123';
    const first = await poll();
    expect(first).toMatchObject({ valued: 399, refused: 1 });
    expect(first.requests).toBeLessThan(20);
    const second = await poll();
    expect(second).toMatchObject({ valued: 399, refused: 1 });
    expect(second.requests).toBeLessThanOrEqual(2);

    after(11);
    server.refuses = () => false;
    expect(await poll()).toMatchObject({ valued: 400 });
    expect(await poll()).toMatchObject({ valued: 400, requests: 1 });
  });

  it('spends a bounded number of requests on many refusals, and finds them all in time', async () => {
    const { server, poll } = setup(900);
    server.refuses = expression => number(expression) < 243;
    let last = await poll();
    let polls = 1;
    expect(last.requests).toBeLessThanOrEqual(100);
    expect(last.valued).toBeGreaterThanOrEqual(600);
    while (last.refused < 243 && polls < 20) {
      last = await poll();
      polls += 1;
      expect(last.requests).toBeLessThanOrEqual(100);
    }
    expect(last).toMatchObject({ refused: 243, valued: 657 });
    expect(polls).toBeLessThan(10);
  });

  it('halves what takes too long, and remembers the size that works', async () => {
    const { server, poll, after } = setup(400);
    server.isSlow = expressions => expressions.length > 120;
    const first = await poll();
    expect(first.outcome.unavailable).toBeUndefined();
    expect(server.sizes[0]).toBe(400);
    let last = first;
    for (let polls = 0; polls < 3; polls++) {
      last = await poll();
    }
    expect(last.valued).toBe(400);
    expect(last.requests).toBeLessThanOrEqual(4);
    expect(Math.max(...server.sizes)).toBeLessThanOrEqual(120);

    after(11);
    server.isSlow = () => false;
    expect(await poll()).toMatchObject({ requests: 1, valued: 400 });
  });

  it('keeps the answers beside a question that is always slow', async () => {
    const { server, poll } = setup(40);
    server.isSlow = expressions => expressions.includes('x7');
    let last = await poll();
    for (let polls = 0; polls < 5; polls++) {
      expect(last.requests).toBeLessThanOrEqual(20);
      last = await poll();
    }
    expect(last.valued).toBe(39);
    expect(last.outcome.byExpression.get('x7')).toEqual({
      message: 'It took too long.',
    });
  });

  it('stops after three that took too long', async () => {
    const { server, poll } = setup(400);
    server.isSlow = () => true;
    const { outcome } = await poll();
    expect(server.sizes).toHaveLength(3);
    expect(outcome.unavailable).toBeUndefined();
    expect(outcome.byExpression.size).toBe(0);
    expect(outcome.unanswered.get('x399')).toBe('It took too long.');
  });

  it('does not go on asking a server that is gone', async () => {
    const { server, poll } = setup(900);
    server.isDead = true;
    const { outcome, requests } = await poll();
    expect(requests).toBe(2);
    expect(outcome.unavailable?.message).toBe('It took too long.');
  });
});
