import type { RenderedService } from './RenderedService';
import { runProgram } from './runProgram';

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
    await run('test', path);
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
