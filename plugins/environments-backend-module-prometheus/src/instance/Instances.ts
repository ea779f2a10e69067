import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  isNamespaceName,
  type EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import type { PrometheusConfig } from '../config/PrometheusConfig';
import type { Question } from '../poll/Question';
import { QuestionBook } from '../query/QuestionBook';
import { chooseInstance } from '../scope/chooseInstance';
import { scopeOf, type EnvironmentScope } from '../scope/EnvironmentScope';
import { Instance } from './Instance';
import { timingOf, type PollTiming } from './PollTiming';

export interface InstancesOptions {
  config: PrometheusConfig;
  logger: LoggerService;
  clock?: () => Date;
  random?: () => number;
  timing?: Partial<PollTiming>;
}

/** Where the metrics of an environment are, or why they are nowhere. */
export type Placement =
  | { instance: Instance; scope: EnvironmentScope }
  | { instance: Instance; problem: string }
  | { instance?: undefined; problem: string };

/** All configured instances, and which of them knows which environment. */
export class Instances {
  readonly questionBook: QuestionBook;
  readonly #config: PrometheusConfig;
  readonly #byName: Map<string, Instance>;
  #environments: () => readonly EnvironmentDefinition[] = () => [];
  #changed: (refs: string[]) => void = () => {};

  constructor(options: InstancesOptions) {
    const { config, logger } = options;
    this.#config = config;
    this.questionBook = new QuestionBook(config.indicators);
    this.#byName = new Map(
      config.instances.map(instance => [
        instance.name,
        new Instance({
          config: instance,
          timing: { ...timingOf(config.pollSeconds), ...options.timing },
          questions: () => this.#questionsOf(instance.name),
          namespaces: () => this.#namespacesOf(instance.name),
          changed: () =>
            this.#changed(this.#servedBy(instance.name).map(({ ref }) => ref)),
          logger,
          clock: options.clock ?? (() => new Date()),
          random: options.random ?? Math.random,
        }),
      ]),
    );
  }

  get all(): Instance[] {
    return [...this.#byName.values()];
  }

  /** Says whose metrics to read, and whom to tell of changes. */
  serve(
    environments: () => readonly EnvironmentDefinition[],
    changed: (refs: string[]) => void,
  ): void {
    this.#environments = environments;
    this.#changed = changed;
  }

  /** Undefined where there are no metrics to look for. */
  place(environment: EnvironmentDefinition): Placement | undefined {
    const { instances } = this.#config;
    const isAsked =
      instances.length > 0 || environment.prometheus !== undefined;
    if (!isAsked || environment.namespaces.length === 0) {
      return undefined;
    }
    const choice = chooseInstance(environment, instances);
    if ('problem' in choice) {
      return choice;
    }
    const instance = this.#byName.get(choice.instance.name);
    if (!instance) {
      throw new Error(`There is no instance "${choice.instance.name}".`);
    }
    const scope = scopeOf(environment, instance.config);
    return 'problem' in scope ? { instance, ...scope } : { instance, scope };
  }

  #servedBy(name: string): EnvironmentDefinition[] {
    return this.#environments().filter(
      environment => this.place(environment)?.instance?.config.name === name,
    );
  }

  #scopesOf(name: string): EnvironmentScope[] {
    return this.#servedBy(name).flatMap(environment => {
      const place = this.place(environment);
      return place && 'scope' in place ? [place.scope] : [];
    });
  }

  #questionsOf(name: string): Question[] {
    const scopes = this.#scopesOf(name);
    const byExpression = new Map<string, Question>();
    // All of one indicator stand together: what is wrong with its query is found in few halvings.
    this.#config.indicators.forEach((_, index) => {
      for (const scope of scopes) {
        const entry = this.questionBook.of(scope)[index];
        for (const question of 'questions' in entry ? entry.questions : []) {
          byExpression.set(question.expression, question);
        }
      }
    });
    return [...byExpression.values()];
  }

  #namespacesOf(name: string): string[] {
    const all = this.#scopesOf(name).flatMap(({ namespaces }) => namespaces);
    return [...new Set(all)].filter(isNamespaceName);
  }
}
