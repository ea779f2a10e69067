import { execFile } from 'child_process';
import { createHash } from 'crypto';
import { mkdir, rm, writeFile } from 'fs/promises';
import { join } from 'path';
import { setTimeout as delay } from 'timers/promises';
import { promisify } from 'util';
import { stringify } from 'yaml';
import { z } from 'zod';
import type { ClusterRules } from '../rules/ClusterRules';
import { keyOf, type Rule, type RuleGroup } from '../rules/RuleGroup';
import { checkRule } from './checkRule';

const run = promisify(execFile);
/** A sync changes many PrometheusRules at once. */
const SETTLE_MS = 300;

/** A rule that Prometheus would not load, and with it nothing else. */
export interface RefusedRule {
  group: RuleGroup;
  rule: Rule;
  error: string;
}

interface Mistake {
  /** Of the rule in its group. */
  index: number;
  error: string;
}

export interface RuleFilesOptions {
  folder: string;
  rules: ClusterRules;
  /** Path of the program that says what Prometheus thinks of a rule; rules are only parsed without it. */
  promtool?: string;
}

/** Writes rules into files that a Prometheus loads, a group each, without those it cannot read. */
export class RuleFiles {
  readonly #options: RuleFilesOptions;
  readonly #ending = new AbortController();
  /** What is in each file, by its path. */
  #written = new Map<string, string>();
  readonly #mistakes = new Map<string, Mistake[]>();
  #refused: RefusedRule[] = [];
  #work = Promise.resolve();
  #endWatch = () => {};

  constructor(options: RuleFilesOptions) {
    this.#options = options;
  }

  get pattern(): string {
    return join(this.#options.folder, '*.yml');
  }

  get refused(): readonly RefusedRule[] {
    return this.#refused;
  }

  /** Writes what has changed. Tells whether anything has. */
  async write(): Promise<boolean> {
    const { folder, rules } = this.#options;
    await mkdir(folder, { recursive: true });
    const refused: RefusedRule[] = [];
    const wanted = new Map<string, string>();
    for (const group of rules.groups()) {
      const bad = await this.#mistakesIn(group);
      refused.push(...bad);
      const good = group.rules.filter(rule =>
        bad.every(each => each.rule !== rule),
      );
      const digest = createHash('sha256').update(keyOf(group)).digest('hex');
      const path = join(folder, `${digest.slice(0, 16)}.yml`);
      wanted.set(path, toYaml({ ...group, rules: good }));
    }
    this.#refused = refused;
    return await this.#replace(wanted);
  }

  /** Goes on writing them, and calls the function after each change. */
  follow(changed: () => void): void {
    let waits = false;
    this.#endWatch = this.#options.rules.onChange(() => {
      if (!waits) {
        waits = true;
        this.#work = this.#work
          .then(() => this.#settle())
          .then(async () => {
            waits = false;
            if (!this.#ending.signal.aborted && (await this.write())) {
              changed();
            }
          })
          .catch((error: Error) => process.emitWarning(error));
      }
    });
  }

  async stop(): Promise<void> {
    this.#endWatch();
    this.#ending.abort();
    await this.#work;
  }

  async #settle(): Promise<void> {
    const { signal } = this.#ending;
    await delay(SETTLE_MS, undefined, { signal }).catch(() => {});
  }

  async #replace(wanted: Map<string, string>): Promise<boolean> {
    let changed = false;
    for (const path of this.#written.keys()) {
      if (!wanted.has(path)) {
        await rm(path, { force: true });
        changed = true;
      }
    }
    for (const [path, text] of wanted) {
      if (this.#written.get(path) !== text) {
        await writeFile(path, text);
        changed = true;
      }
    }
    this.#written = wanted;
    return changed;
  }

  async #mistakesIn(group: RuleGroup): Promise<RefusedRule[]> {
    const key = toYaml(group);
    const known = this.#mistakes.get(key) ?? (await this.#findMistakes(group));
    this.#mistakes.set(key, known);
    return known.map(({ index, error }) => ({
      ...{ group, rule: group.rules[index], error },
    }));
  }

  async #findMistakes(group: RuleGroup): Promise<Mistake[]> {
    const found = group.rules.map(checkRule);
    const sound = group.rules.filter((_rule, index) => !found[index]);
    // One by one only where something is wrong: each takes a moment.
    if (await this.#check({ ...group, rules: sound })) {
      for (const [index, rule] of group.rules.entries()) {
        found[index] ??= await this.#check({ ...group, rules: [rule] });
      }
    }
    return found.flatMap((error, index) =>
      error === undefined ? [] : { index, error },
    );
  }

  /** What Prometheus would say; undefined when it would take the group. */
  async #check(group: RuleGroup): Promise<string | undefined> {
    const { promtool, folder } = this.#options;
    if (!promtool || group.rules.length === 0) {
      return undefined;
    }
    const file = join(folder, 'checked.yaml');
    await writeFile(file, toYaml(group));
    try {
      await run(promtool, ['check', 'rules', '--lint=none', file]);
      return undefined;
    } catch (error) {
      return saidBy(error);
    }
  }
}

/** What promtool said of a file, without its place in it. */
function saidBy(error: unknown): string {
  const { stdout } = z
    .object({ stdout: z.string() })
    .catch({ stdout: '' })
    .parse(error);
  const [said] =
    /could not parse expression: .*/.exec(stdout) ??
    /(?<=FAILED:\s+)\S.*/.exec(stdout) ??
    [];
  return said ?? 'Prometheus does not take this rule.';
}

function toYaml(group: RuleGroup): string {
  return stringify({
    groups: [
      {
        name: group.name,
        interval: `${group.intervalSeconds}s`,
        rules: group.rules.map(rule => ({
          [rule.type === 'alerting' ? 'alert' : 'record']: rule.name,
          expr: rule.query,
          ...(rule.type === 'alerting' && {
            for: `${rule.forSeconds}s`,
            annotations: rule.annotations,
          }),
          labels: rule.labels,
        })),
      },
    ],
  });
}
