import { kubernetesProjections } from '../../kubernetes';
import { type Raw, rawObject } from './raw';

export function aService(name: string, spec: Raw = {}) {
  return kubernetesProjections.Service.parse(
    rawObject(name, {
      metadata: { uid: `uid-svc-${name}` },
      spec: {
        type: 'ClusterIP',
        selector: { app: name },
        ports: [{ name: 'http', port: 80 }],
        ...spec,
      },
    }),
  );
}

/** An Ingress that is served and sends `/` of host `shop.test` to port 80 of a Service. */
export function anIngress(
  name: string,
  service: string,
  port: Raw = { number: 80 },
) {
  return kubernetesProjections.Ingress.parse(
    rawObject(name, {
      metadata: { uid: `uid-ing-${name}` },
      spec: {
        rules: [
          {
            host: 'shop.test',
            http: {
              paths: [
                { path: '/', backend: { service: { name: service, port } } },
              ],
            },
          },
        ],
      },
      status: { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } },
    }),
  );
}
