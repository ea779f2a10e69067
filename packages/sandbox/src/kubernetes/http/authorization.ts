import { StatusError } from '../StatusError';
import { ApiContext } from './ApiContext';
import { RequestInfo } from './RequestInfo';

/** What a user may do; `*` stands for everything in a list. */
export interface AccessRule {
  verbs: readonly string[];
  /** API groups; the empty string is the core group. */
  groups: readonly string[];
  /** Plurals, with the subresource behind a slash: `pods`, `pods/log`. */
  resources: readonly string[];
  /** Only in these namespaces; everywhere when absent. */
  namespaces?: readonly string[];
}

/** A user that the server knows, by its bearer token. */
export interface KubernetesToken {
  token: string;
  user: string;
  rules: readonly AccessRule[] | 'admin';
}

/** One thing that someone wants to do. */
export interface AccessAttributes {
  verb: string;
  group: string;
  resource: string;
  subresource?: string;
  namespace?: string;
  name?: string;
}

/** Who speaks: the user behind `Authorization: Bearer …`. Throws 401 when there is none. */
export function authenticate(
  { tokens, faults }: Pick<ApiContext, 'tokens' | 'faults'>,
  authorization: string | undefined,
): KubernetesToken {
  const [, given] = /^Bearer\s+(\S+)$/i.exec(authorization ?? '') ?? [];
  const found = faults.unauthorized
    ? undefined
    : tokens.find(({ token }) => token === given);
  if (!found) {
    throw StatusError.unauthorized();
  }
  return found;
}

export function isAllowed(
  { rules }: KubernetesToken,
  wanted: AccessAttributes,
): boolean {
  if (rules === 'admin') {
    return true;
  }
  const resource = qualified(wanted);
  const any = wanted.subresource ? [`*/${wanted.subresource}`] : [];
  return rules.some(
    rule =>
      holds(rule.verbs, wanted.verb) &&
      holds(rule.groups, wanted.group) &&
      holds(rule.resources, resource, ...any) &&
      (rule.namespaces === undefined ||
        holds(rule.namespaces, wanted.namespace ?? '')),
  );
}

/** Throws 403, in Kubernetes' words, when the user may not do it. */
export function authorize(
  { faults }: Pick<ApiContext, 'faults'>,
  token: KubernetesToken,
  info: RequestInfo,
): void {
  const wanted = attributesOf(info);
  if (faults.forbidKinds.has(info.type.kind) || !isAllowed(token, wanted)) {
    throw forbidden(token.user, wanted);
  }
}

function attributesOf(info: RequestInfo): AccessAttributes {
  // The name of a namespace is also where a request to it takes place.
  const namespace = info.type.kind === 'Namespace' ? info.name : info.namespace;
  return {
    verb: info.verb,
    group: info.type.group,
    resource: info.type.plural,
    subresource: info.subresource,
    namespace,
    name: info.name,
  };
}

/** The refusal, in Kubernetes' words. */
export function forbidden(user: string, wanted: AccessAttributes): StatusError {
  const { verb, group, namespace, name } = wanted;
  const subject = group ? `${wanted.resource}.${group}` : wanted.resource;
  return new StatusError({
    code: 403,
    reason: 'Forbidden',
    message: [
      subject,
      name ? ` "${name}"` : '',
      ` is forbidden: User "${user}" cannot ${verb} resource "${qualified(
        wanted,
      )}" in API group "${group}"`,
      namespace ? ` in the namespace "${namespace}"` : ' at the cluster scope',
    ].join(''),
    details: { name, group: group || undefined, kind: wanted.resource },
  });
}

function qualified({ resource, subresource }: AccessAttributes): string {
  return subresource ? `${resource}/${subresource}` : resource;
}

function holds(list: readonly string[], ...wanted: string[]): boolean {
  return list.includes('*') || wanted.some(item => list.includes(item));
}
