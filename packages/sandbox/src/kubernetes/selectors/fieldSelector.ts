import { KubeObject } from '../Cluster';
import { fieldAt } from '../json';
import { ResourceType } from '../resourceTypes';
import { StatusError } from '../StatusError';

const COMMON = ['metadata.name', 'metadata.namespace'];

/** Beyond name and namespace, the fields that the API server can select by. */
const BY_KIND: Readonly<Record<string, readonly string[]>> = {
  Pod: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.nominatedNodeName',
  ],
  Event: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  Namespace: ['status.phase'],
  Node: ['spec.unschedulable'],
  Secret: ['type'],
  Job: ['status.successful'],
  ReplicaSet: ['status.replicas'],
};

/** Fields whose selector names something other than their path. */
const PATHS: Readonly<Record<string, string>> = {
  source: 'source.component',
  'status.successful': 'status.succeeded',
};

/** What an absent field compares as, where that is not the empty string. */
const ABSENT: Readonly<Record<string, string>> = {
  'spec.hostNetwork': 'false',
  'spec.unschedulable': 'false',
  'status.successful': '0',
  'status.replicas': '0',
};

/** Reads `metadata.name=web,status.phase!=Running`. Throws a 400 for an unknown field. */
export function parseFieldSelector(
  type: ResourceType,
  selector: string,
): (object: KubeObject) => boolean {
  const terms = selector
    .split(',')
    .filter(term => term.trim() !== '')
    .map(term => parseTerm(type, term.trim()));
  return object => terms.every(term => term(object));
}

function parseTerm(type: ResourceType, term: string) {
  const parts = /^([^=!]+?)(==|=|!=)(.*)$/.exec(term);
  if (!parts) {
    throw StatusError.badRequest(
      `invalid selector: '${term}'; can't understand '${term}'`,
    );
  }
  const [, field, operator, value] = parts;
  if (!COMMON.includes(field) && !BY_KIND[type.kind]?.includes(field)) {
    throw StatusError.badRequest(`field label not supported: ${field}`);
  }
  const path = (PATHS[field] ?? field).split('.');
  const wanted = operator !== '!=';
  return (object: KubeObject) =>
    (String(fieldAt(object, ...path) ?? ABSENT[field] ?? '') === value) ===
    wanted;
}
