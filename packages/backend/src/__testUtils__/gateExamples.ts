import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '@backstage/types';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';

const FOLDER = join(__dirname, '../../../../docs/examples/gates');

/** A script of an example, the shell that runs it, and what it is given. */
export interface ExampleScript {
  command: readonly string[];
  script: string;
  environment: Record<string, string>;
}

/** How a script ended, and all that it said. */
export interface ScriptRun {
  code: number;
  output: string;
}

const text = z.union([z.string(), z.number()]).transform(String);

const jobSchema = z.object({
  spec: z.object({
    template: z.object({
      spec: z.object({
        containers: z.tuple([
          z.object({
            command: z.tuple([z.literal('sh'), z.literal('-c')]),
            args: z.tuple([z.string()]),
            env: z.array(
              z.object({ name: z.string(), value: z.string().optional() }),
            ),
          }),
        ]),
      }),
    }),
  }),
});

const workflowSchema = z.object({
  jobs: z.record(
    z.string(),
    z.object({
      steps: z.array(
        z.object({
          name: z.string(),
          env: z.record(z.string(), text).optional(),
          run: z.string(),
        }),
      ),
    }),
  ),
});

const pipelineSchema = z.object({
  '.evidence': z.object({
    variables: z.record(z.string(), text),
    script: z.tuple([z.string()]),
  }),
});

const analysisSchema = z.object({
  spec: z.object({
    metrics: z.tuple([
      z.object({
        successCondition: z.literal('result == true'),
        provider: z.object({
          web: z.object({
            url: z.string(),
            headers: z.tuple([
              z.object({
                key: z.literal('Authorization'),
                value: z.literal('Bearer {{args.token}}'),
              }),
            ]),
            jsonPath: z.literal('{$.canDeploy}'),
          }),
        }),
      }),
    ]),
  }),
});

function read(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

/** The hook of Argo CD. */
export function readHook(): ExampleScript {
  const job = jobSchema.parse(parse(read('argocd-presync-hook.yaml')));
  const [{ args, command, env }] = job.spec.template.spec.containers;
  return {
    command,
    script: args[0],
    environment: Object.fromEntries(
      env.flatMap(({ name, value }) =>
        value === undefined ? [] : [[name, value]],
      ),
    ),
  };
}

/** A step of a workflow of GitHub, by its name. */
export function readStep(file: string, name: string): ExampleScript {
  const { jobs } = workflowSchema.parse(parse(read(file)));
  const step = Object.values(jobs)
    .flatMap(({ steps }) => steps)
    .find(each => each.name === name);
  if (!step) {
    throw new Error(`${file} has no step ${name}.`);
  }
  // As GitHub runs it where no shell is named.
  return {
    command: ['bash', '-e', '-c'],
    script: step.run,
    environment: step.env ?? {},
  };
}

/** The job of a pipeline of GitLab that pushes. */
export function readPipelineJob(): ExampleScript {
  const file = pipelineSchema.parse(parse(read('gitlab-ci-evidence.yaml')));
  const { script, variables } = file['.evidence'];
  return {
    command: ['sh', '-e', '-c'],
    script: script[0],
    environment: variables,
  };
}

/** What the metric of Argo Rollouts asks, by the arguments of an analysis. */
export function readMetricUrl(args: Record<string, string>): string {
  const [template] = parseAllDocuments(read('argo-rollouts-analysis.yaml'));
  const [{ provider }] = analysisSchema.parse(template.toJSON()).spec.metrics;
  return provider.web.url.replace(
    /\{\{args\.(\w+)\}\}/g,
    (_, name) => args[name],
  );
}

/** The configuration of the portal, with the tokens in it. */
export function readAccess(tokens: Record<string, string>): JsonObject {
  const filled = read('external-access.yaml').replace(
    /\$\{(\w+)\}/g,
    (_, name) => tokens[name],
  );
  return z.record(z.string(), z.any()).parse(parse(filled));
}

/** An address of an example, at another place. */
export function movedTo(origin: string, url: string): string {
  const { pathname, search } = new URL(url);
  return `${origin}${pathname}${search}`;
}

/** Runs a script with its own environment and what else it is given; its addresses are moved. */
export function run(
  { command, environment, script }: ExampleScript,
  origin: string,
  more: Record<string, string>,
): Promise<ScriptRun> {
  const own = Object.entries(environment).map(([name, value]) => [
    name,
    name.endsWith('_URL') ? movedTo(origin, value) : value,
  ]);
  const [shell, ...options] = command;
  return new Promise((resolve, reject) => {
    execFile(
      shell,
      [...options, script],
      {
        env: {
          PATH: process.env.PATH,
          GITHUB_STEP_SUMMARY: '/dev/null',
          ...Object.fromEntries(own),
          ...more,
        },
        timeout: 60_000,
      },
      (error, stdout, stderr) => {
        const output = `${stdout}${stderr}`;
        if (!error) {
          resolve({ code: 0, output });
        } else if (typeof error.code === 'number') {
          resolve({ code: error.code, output });
        } else {
          reject(error);
        }
      },
    );
  });
}
