import type { KubeObject } from '../kubernetes/Cluster';
import { condition, text } from './conditions';
import { degraded, progressing, type ResourceHealth } from './ResourceHealth';

type Assess = (object: KubeObject) => ResourceHealth;

/** Kinds whose operator says in one condition whether all is well. */
function byReady(waiting: string): Assess {
  return object => {
    const ready = condition(object, 'Ready');
    switch (ready?.status) {
      case 'True':
        return { status: 'Healthy', message: text(ready, 'message') };
      case 'False':
        return degraded(text(ready, 'message'));
      default:
        return progressing(waiting);
    }
  };
}

/** While a new certificate is on its way, the old one counts for nothing. */
function certificate(object: KubeObject): ResourceHealth {
  const issuing = condition(object, 'Issuing');
  return issuing?.status === 'True'
    ? progressing(text(issuing, 'message'))
    : byReady('Waiting for the certificate.')(object);
}

const OF_PHASE: Record<string, string | undefined> = {
  Healthy: 'Healthy',
  Paused: 'Suspended',
  Degraded: 'Degraded',
};

function rollout(object: KubeObject): ResourceHealth {
  const observed = text(object, 'status', 'observedGeneration');
  if (observed !== String(object.metadata.generation)) {
    return progressing('The newest generation has not been observed yet.');
  }
  const status = OF_PHASE[text(object, 'status', 'phase')] ?? 'Progressing';
  const message = text(object, 'status', 'message');
  return message ? { status, message } : { status };
}

/** The checks that Argo CD brings for kinds of operators. */
export const customChecks: Record<string, Assess | undefined> = {
  Certificate: certificate,
  Issuer: byReady('Initializing the issuer.'),
  ClusterIssuer: byReady('Initializing the issuer.'),
  ExternalSecret: byReady('Waiting for the secret.'),
  SecretStore: byReady('Initializing the store.'),
  ClusterSecretStore: byReady('Initializing the store.'),
  Rollout: rollout,
};
