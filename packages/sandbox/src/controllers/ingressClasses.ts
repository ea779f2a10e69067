import { Cluster } from '../kubernetes/Cluster';

const IS_DEFAULT = { 'ingressclass.kubernetes.io/is-default-class': 'true' };

/** The ingress classes that the systems in the sandbox ask for, those of three clouds among them. */
const CLASSES = [
  {
    name: 'nginx',
    controller: 'k8s.io/ingress-nginx',
    annotations: IS_DEFAULT,
  },
  { name: 'traefik', controller: 'traefik.io/ingress-controller' },
  { name: 'alb', controller: 'ingress.k8s.aws/alb' },
  { name: 'gce', controller: 'ingress.gce.io/ingress-controller' },
  {
    name: 'azure-application-gateway',
    controller: 'azure/application-gateway',
  },
];

/** Adds the ingress classes. */
export function addIngressClasses(cluster: Cluster): void {
  for (const { name, controller, annotations } of CLASSES) {
    cluster.apply({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name, ...(annotations && { annotations }) },
      spec: { controller },
    });
  }
}
