import { SampleStore } from '../own/SampleStore';
import { evaluate } from './evaluate';
import { parseExpression } from './parseExpression';

describe('what our evaluator does not know', () => {
  const store = new SampleStore({ retentionSeconds: 60 });

  it.each([
    ['topk(3, up)', 'Topk'],
    ['up @ 5', 'StepInvariantExpr'],
    ['up[5m:1m]', 'SubqueryExpr'],
    ['up atan2 up', 'Atan2'],
    ['irate(up[1m])', 'irate'],
  ])('names the part of %s', (query, part) => {
    expect(() => evaluate(parseExpression(query), store, 0)).toThrow(
      expect.objectContaining({
        errorType: 'execution',
        message: expect.stringContaining(part),
      }),
    );
  });
});
