import { isError } from '@backstage/errors';
import type { IndicatorDefinition } from '../indicators/IndicatorDefinition';
import type { Question } from '../poll/Question';
import type { EnvironmentScope } from '../scope/EnvironmentScope';
import { expressionOf } from './expressionOf';

/** The questions of one indicator, its alternatives in their order; or why there are none. */
export type IndicatorQuestions =
  | { indicator: IndicatorDefinition; questions: Question[] }
  | { indicator: IndicatorDefinition; problem: string };

const MOST_SCOPES = 5000;

/** Makes the questions of a scope once, because they are read at every view of a page. */
export class QuestionBook {
  readonly #indicators: readonly IndicatorDefinition[];
  readonly #byScope = new Map<string, IndicatorQuestions[]>();

  constructor(indicators: readonly IndicatorDefinition[]) {
    this.#indicators = indicators;
  }

  of(scope: EnvironmentScope): IndicatorQuestions[] {
    const key = JSON.stringify([scope.namespaces, scope.cluster]);
    const known = this.#byScope.get(key);
    if (known) {
      return known;
    }
    const made = this.#indicators.map(indicator =>
      questionsOf(indicator, scope),
    );
    if (this.#byScope.size >= MOST_SCOPES) {
      this.#byScope.clear();
    }
    this.#byScope.set(key, made);
    return made;
  }
}

function questionsOf(
  indicator: IndicatorDefinition,
  scope: EnvironmentScope,
): IndicatorQuestions {
  try {
    return {
      indicator,
      questions: indicator.queries.map(query => ({
        indicatorId: indicator.id,
        expression: expressionOf(query, scope),
        worst: indicator.trouble === 'below' ? 'min' : 'max',
      })),
    };
  } catch (error) {
    if (isError(error) && error.name === 'InputError') {
      return { indicator, problem: error.message };
    }
    throw error;
  }
}
