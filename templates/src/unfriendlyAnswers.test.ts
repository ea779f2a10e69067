import type { ServiceAnswersInput } from '@flightdeck/plugin-environments-common';
import { ManifestChecker } from './__testUtils__/checkManifests';
import { checkSyntax } from './__testUtils__/checkSyntax';
import { readDelivery, readEnvironment } from './__testUtils__/readManifests';
import { RenderedService } from './__testUtils__/RenderedService';
import { exampleAnswers } from './exampleAnswers';

jest.setTimeout(120_000);

/** What YAML reads as a number or a boolean where nobody quotes it. */
const unfriendly = {
  title: '{{ 1 }} ${{ x }} "$(id)" `id` \' # %{y}',
  description: "': {{ .Values }} ${HOME} & - [x] <b>",
  secrets: { provider: 'external-secrets' as const, store: '123' },
  alerts: { email: "'a@example.org", slackChannel: '#123' },
};
const exposure = (host: string) => ({
  host,
  issuer: 'null',
  ingressClass: 'true',
});

const examples: ServiceAnswersInput[] = [
  {
    ...exampleAnswers['gitops-web-platform'],
    ...unfriendly,
    exposure: exposure('a.example.org'),
    sizes: { storageClass: 'on' },
    files: { bucket: '123', endpoint: 'https://s3.example.org/#a' },
    signIn: { issuer: 'https://login.example.org', clientId: '1e3' },
  },
  {
    ...exampleAnswers['analytics-pipeline'],
    ...unfriendly,
    exposure: exposure('b.example.org'),
    sizes: { storageClass: 'null' },
  },
  {
    ...exampleAnswers['backup-first-monolith'],
    ...unfriendly,
    exposure: exposure('c.example.org'),
    sizes: { storageClass: 'true' },
    backup: { bucket: '20260101' },
    aws: { stateBucket: '123', region: '1e3' },
  },
  {
    ...exampleAnswers['multi-az-eks'],
    ...unfriendly,
    exposure: exposure('d.example.org'),
    secrets: { provider: 'infisical', store: '0x1F' },
    infrastructure: { account: '123', region: '1e3', stateBucket: '456' },
  },
];

const checker = new ManifestChecker();

/** The texts that a manifest has; a number is none. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(textsOf)
    : [];
}

describe.each(examples)('unfriendly answers for $blueprint', answers => {
  let rendered: RenderedService;

  beforeAll(async () => {
    rendered = await RenderedService.create(answers);
  });

  afterAll(async () => {
    await rendered?.remove();
  });

  it('stay texts in every file', async () => {
    expect(await checkSyntax(rendered)).toEqual([]);
    const manifests = (
      await Promise.all(
        rendered.service.environments.map(({ stage }) =>
          readEnvironment(rendered, stage),
        ),
      )
    ).flat();
    const all = [...manifests, ...readDelivery(rendered)];
    expect(
      all
        .filter(each => checker.knows(each))
        .flatMap(each => checker.check(each)),
    ).toEqual([]);
    const texts = new Set(textsOf(manifests));
    const { secrets, exposure: exposed } = rendered.answers;
    expect(texts).toContain(secrets.store);
    expect(texts).toContain(exposed.issuer);
  });
});
