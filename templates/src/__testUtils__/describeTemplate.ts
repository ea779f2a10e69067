import type { ServiceAnswersInput } from '@flightdeck/plugin-environments-common';
import { checkCatalog } from './checkCatalog';
import { checkCustomKinds } from './checkCustomKinds';
import {
  checkCompose,
  checkDockerfiles,
  checkTerraform,
  checkWorkflows,
} from './checkFiles';
import { lintCharts } from './lintCharts';
import { ManifestChecker } from './checkManifests';
import { checkRules, testedStages } from './checkRules';
import { checkSyntax } from './checkSyntax';
import { readDelivery, readEnvironment } from './readManifests';
import { RenderedService } from './RenderedService';
import { checkJavaScript, checkPython } from './runCode';

const without = (process.env.FLIGHTDECK_WITHOUT ?? '').split(',');
const ifThere = (suite: string) =>
  without.includes(suite) ? describe.skip : describe;

const checker = new ManifestChecker();

/**
 * Tests the template of a blueprint: what it makes of each set of answers goes through the tools of
 * its kind.
 */
export function describeTemplate(
  blueprint: string,
  answerSets: Readonly<Record<string, ServiceAnswersInput>>,
): void {
  jest.setTimeout(300_000);

  it('is tested with its defaults, and at least three other sets of answers', () => {
    const names = Object.keys(answerSets);
    expect(names[0]).toBe('defaults');
    expect(names.length).toBeGreaterThanOrEqual(4);
  });

  describe.each(Object.entries(answerSets))(
    `${blueprint}, %s`,
    (_, answers) => {
      let rendered: RenderedService;

      beforeAll(async () => {
        rendered = await RenderedService.create(answers);
      });

      afterAll(async () => {
        await rendered?.remove();
      });

      const stages = () =>
        rendered.service.environments.map(({ stage }) => stage);

      const manifests = async () =>
        (
          await Promise.all(
            stages().map(async stage => await readEnvironment(rendered, stage)),
          )
        ).flat();

      it('is of its blueprint', () => {
        expect(rendered.answers.blueprint).toBe(blueprint);
      });

      it('has files that parse, with no mark of a template left', async () => {
        expect(await checkSyntax(rendered)).toEqual([]);
      });

      it('has a chart that Helm finds nothing wrong with', async () => {
        expect(await lintCharts(rendered)).toEqual([]);
      });

      it('has manifests that Kubernetes and Argo CD accept', async () => {
        const all = [...(await manifests()), ...readDelivery(rendered)];
        const known = all.filter(each => checker.knows(each));
        const others = all.filter(each => !checker.knows(each));
        expect(known.length).toBeGreaterThan(10 * stages().length);
        expect([
          ...known.flatMap(each => checker.check(each)),
          ...checkCustomKinds(others),
        ]).toEqual([]);
      });

      it('deploys into its own namespaces alone', async () => {
        for (const environment of rendered.service.environments) {
          const objects = await readEnvironment(rendered, environment.stage);
          const foreign = objects
            .map(({ manifest }) => manifest)
            .filter(
              ({ metadata }) =>
                metadata.namespace !== undefined &&
                !environment.namespaces.includes(metadata.namespace),
            );
          expect(foreign).toEqual([]);
        }
      });

      it('holds no value of a secret', async () => {
        const secrets = (await manifests()).filter(
          ({ manifest }) => manifest.kind === 'Secret',
        );
        expect(secrets).toEqual([]);
      });

      ifThere('prometheus')('in Prometheus', () => {
        it('has alerts that fire when they should', async () => {
          const tested = testedStages(rendered);
          expect(tested.rules).toEqual([...stages()].sort());
          expect(tested.tests).toEqual(tested.rules);
          expect(await checkRules(rendered)).toEqual([]);
        });
      });

      it('has workflows, a compose file, Dockerfiles and Terraform without mistakes', async () => {
        expect(rendered.matching(/^\.github\/workflows\//)).not.toEqual([]);
        expect(rendered.matching(/Dockerfile/)).not.toEqual([]);
        expect(rendered.matching(/docker-compose\.ya?ml$/)).toHaveLength(1);
        expect([
          ...(await checkWorkflows(rendered)),
          ...checkCompose(rendered),
          ...checkDockerfiles(rendered),
          ...(await checkTerraform(rendered)),
        ]).toEqual([]);
      });

      it('describes itself to the catalog', async () => {
        expect(await checkCatalog(rendered)).toEqual([]);
      });

      it('documents how it is run and rolled back', () => {
        for (const path of ['README.md', 'mkdocs.yml', 'docs/index.md']) {
          expect(rendered.files.get(path)?.length).toBeGreaterThan(100);
        }
        expect(rendered.files.get('docs/runbook.md')?.length).toBeGreaterThan(
          1000,
        );
        expect(rendered.files.get('docs/rollback.md')?.length).toBeGreaterThan(
          400,
        );
      });

      it('leaves nothing for a person to find and fix', () => {
        const left = [...rendered.files]
          .filter(([, text]) =>
            /\b(TODO|FIXME|CHANGEME|CHANGE_ME|REPLACE_ME|your-[a-z]+|<[a-z]+-here>)\b/i.test(
              text,
            ),
          )
          .map(([path]) => path);
        expect(left).toEqual([]);
      });

      ifThere('python')('in Python', () => {
        it('has Python code whose tests pass', async () => {
          expect(rendered.foldersWith('requirements.txt')).not.toEqual([]);
          expect(await checkPython(rendered)).toEqual([]);
        });
      });

      it('has JavaScript code whose tests pass, and that builds', async () => {
        expect(await checkJavaScript(rendered)).toEqual([]);
      });
    },
  );
}
