const DNS_1123_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const DNS_1123_SUBDOMAIN =
  /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * Whether a text may name a Kubernetes namespace (a DNS-1123 label).
 *
 * @public
 */
export function isNamespaceName(name: string): boolean {
  return DNS_1123_LABEL.test(name);
}

/**
 * Whether a text may name a Kubernetes object such as an Argo CD application (a DNS-1123 subdomain).
 *
 * @public
 */
export function isObjectName(name: string): boolean {
  return DNS_1123_SUBDOMAIN.test(name);
}
