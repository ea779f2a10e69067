import { findFaults } from './findFaults';

const system = `apiVersion: backstage.io/v1alpha1
kind: System
metadata: { name: shop }
spec: { owner: group:default/shop }
`;
const api = `apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: shop-api }
spec:
  type: openapi
  lifecycle: production
  owner: group:default/shop
  definition: { $text: ./openapi.yaml }
`;

describe('findFaults', () => {
  it('finds nothing in files that are right', async () => {
    const files = new Map([
      ['catalog-info.yaml', `---\n${system}---\n---\n${api}`],
      ['package.json', '{}'],
      ['k8s/dev/all.yaml', 'a: 1\n---\nb: 2\n'],
      ['helm/Chart.yaml', 'name: shop'],
      ['helm/templates/a.yaml', '{{ include "x" . }}\na: {{ .b }}: c'],
      ['run.sh', 'cat <<EOF > file\n"a: b: c"\nEOF'],
    ]);
    expect(await findFaults(files)).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['README.md', 'for <$ answers.name $>', 'has a mark of the template left'],
    ['helm/templates/a.yaml', '<% if x %>', 'has a mark of the template left'],
    ['a.json', '{,}', 'a.json is no JSON: '],
    ['a.yml', 'a: b: c', 'a.yml is no YAML: '],
    ['catalog-info.yaml', 'a: 1', 'it has no kind or no name.'],
    [
      'catalog-info.yaml',
      system.replace('shop }', '"not a name" }'),
      'System not a name: ',
    ],
    [
      'catalog-info.yaml',
      system.replace('owner: group:default/shop', ''),
      'System shop: ',
    ],
    [
      'catalog-info.yaml',
      system.replace('System', 'Widget'),
      'Widget is not among the kinds of a service.',
    ],
  ])('finds what is wrong with %s: %j', async (path, text, words) => {
    const files = new Map([
      ['helm/Chart.yaml', 'name: shop'],
      [path, text],
    ]);
    const faults = await findFaults(files);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(words);
  });
});
