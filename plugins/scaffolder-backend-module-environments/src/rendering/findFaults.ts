import { isError } from '@backstage/errors';
import type { ServiceFiles } from '@flightdeck/service-templates';
import { parseAllDocuments } from 'yaml';
import { faultOfEntity } from './faultOfEntity';

const MARKS = /<\$|\$>|<%|%>|<#|#>/;
const YAML = /\.ya?ml$/;
const JSON_FILE = /\.json$/;
const CATALOG_INFO = 'catalog-info.yaml';

/**
 * What is wrong with rendered files: marks of templates that were not understood, YAML and JSON
 * that cannot be read, entities that the catalog will not take. A sentence each, with the file.
 */
export async function findFaults(files: ServiceFiles): Promise<string[]> {
  const charts = [...files.keys()]
    .filter(path => /(^|\/)Chart\.yaml$/.test(path))
    .map(path => path.slice(0, -'Chart.yaml'.length));
  const faults: string[] = [];
  for (const [path, text] of files) {
    if (MARKS.test(text)) {
      faults.push(`${path} has a mark of the template left in it.`);
    }
    // Templates of Helm are no YAML before Helm has rendered them.
    if (!charts.some(chart => path.startsWith(`${chart}templates/`))) {
      faults.push(...(await faultsOfSyntax(path, text)));
    }
  }
  return faults;
}

async function faultsOfSyntax(path: string, text: string): Promise<string[]> {
  if (JSON_FILE.test(path)) {
    try {
      JSON.parse(text);
      return [];
    } catch (error) {
      return [`${path} is no JSON: ${wordsOf(error)}`];
    }
  }
  if (!YAML.test(path)) {
    return [];
  }
  const documents = parseAllDocuments(text, { logLevel: 'silent' });
  const faults = documents.flatMap(({ errors }) =>
    errors.map(error => `${path} is no YAML: ${wordsOf(error)}`),
  );
  if (faults.length > 0 || path !== CATALOG_INFO) {
    return faults;
  }
  // As the catalog does, without documents that hold nothing.
  const entities = documents
    .map(document => document.toJS())
    .filter(entity => entity !== null);
  const told = await Promise.all(entities.map(faultOfEntity));
  return told.flatMap(fault =>
    fault ? [`${path} has an entity that is not right: ${fault}`] : [],
  );
}

function wordsOf(error: unknown): string {
  return isError(error) ? error.message.split('\n')[0] : String(error);
}
