import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { MARKS } from '../createRenderer';
import type { RenderedService } from './RenderedService';
import { runProgram } from './runProgram';

const TEMPLATE_OF_HELM = /(^|\/)helm\/templates\//;

/** YAML and JSON that parse, no mark of a template left, shell scripts that a shell can read. */
export async function checkSyntax(service: RenderedService): Promise<string[]> {
  const problems: string[] = [];
  for (const [path, text] of service.files) {
    if (MARKS.test(text)) {
      problems.push(`${path}: a mark of the template is left`);
    }
    if (/\.ya?ml$/.test(path) && !TEMPLATE_OF_HELM.test(path)) {
      // MkDocs names functions of Python by tags of YAML that only it knows.
      for (const { errors } of parseAllDocuments(text, {
        logLevel: 'silent',
      })) {
        problems.push(...errors.map(({ message }) => `${path}: ${message}`));
      }
    }
    if (path.endsWith('.json')) {
      problems.push(...parseJson(path, text));
    }
    if (path.endsWith('.sh')) {
      const { code, output } = await runProgram('sh', ['-n', path], service);
      if (code !== 0) {
        problems.push(`${join(path)}: ${output}`);
      }
    }
  }
  return problems;
}

function parseJson(path: string, text: string): string[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [`${path}: ${error}`];
  }
}
