import type { RenderedService } from './RenderedService';
import { runProgram } from './runProgram';

/** The tests that ran, by what they say apart from names: stages of a service are much alike. */
const tested = new Set<string>();

/** Rules and their tests without the names of the environment. */
function shapeOf(rendered: RenderedService, testsPath: string): string {
  const rules = rendered.files.get(testsPath.replace('/tests/', '/')) ?? '';
  const tests = rendered.files.get(testsPath) ?? '';
  const environment = rendered.service.environments.find(({ stage }) =>
    testsPath.endsWith(`/${stage}.yaml`),
  );
  if (!environment) {
    return `${rules}\0${tests}`;
  }
  const { host, name, namespaces, stage } = environment;
  return [host, name, ...namespaces, stage, rendered.service.name]
    .map((each, position) => ({ each, mark: `\0${position}\0` }))
    .sort((a, b) => b.each.length - a.each.length)
    .reduce(
      (text, { each, mark }) => text.replaceAll(each, mark),
      `${rules}\0${tests}`,
    );
}

/** Rules that Prometheus can load, and their tests. */
export async function checkRules(rendered: RenderedService): Promise<string[]> {
  const problems: string[] = [];
  const run = async (verb: string, path: string) => {
    const { code, output } = await runProgram(
      'promtool',
      [verb, 'rules', path],
      rendered,
    );
    if (code !== 0) {
      problems.push(`${path}: ${output}`);
    }
  };
  for (const [path] of rendered.matching(/\/rules\/[^/]+\.ya?ml$/)) {
    await run('check', path);
  }
  for (const [path] of rendered.matching(/\/rules\/tests\/[^/]+\.ya?ml$/)) {
    const shape = shapeOf(rendered, path);
    if (!tested.has(shape)) {
      await run('test', path);
      tested.add(shape);
    }
  }
  return problems;
}

/** The stages that have rules, and the stages whose rules have tests. */
export function testedStages(rendered: RenderedService): {
  rules: string[];
  tests: string[];
} {
  const stagesOf = (pattern: RegExp) =>
    rendered
      .matching(pattern)
      .map(([path]) => pattern.exec(path)?.[1] ?? '')
      .sort();
  return {
    rules: stagesOf(/\/rules\/([^/]+)\.ya?ml$/),
    tests: stagesOf(/\/rules\/tests\/([^/]+)\.ya?ml$/),
  };
}
