import { KubeObject } from '../../../kubernetes/Cluster';
import { withCondition } from '../../conditions';
import {
  Controller,
  ControllerContext,
  keyOf,
  ObjectKey,
} from '../../Controller';
import { timestamp } from '../../Timeline';
import { writeStatus } from '../../writeStatus';
import { parseGoDuration } from '../parseGoDuration';
import { CertificateView, namesOf, readCertificate } from './certificates';
import { readyCondition, renewalTime } from './certificateStatus';
import { issueCertificate } from './issueCertificate';
import { IssuedCertificate, readTlsSecret } from './readTlsSecret';

const KIND = 'Certificate';
const RETRY_SECONDS = 10;

/**
 * Plays cert-manager: issues what Certificates ask for, with certificates that vouch for themselves.
 * It never renews, so that one that is made to end soon does so.
 */
export class CertificateController implements Controller {
  readonly name = 'cert-manager';
  readonly #context: ControllerContext;
  /** Uids of the Certificates that are being issued. */
  readonly #issuing = new Set<string>();

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  affected(object: KubeObject): ObjectKey[] {
    const { cluster } = this.#context;
    switch (object.kind) {
      case KIND:
        return [keyOf(object)];
      case 'Secret':
        return cluster
          .list(KIND, object.metadata.namespace)
          .filter(
            each =>
              readCertificate(each).spec.secretName === object.metadata.name,
          )
          .map(keyOf);
      default:
        return [];
    }
  }

  reconcile({ namespace, name }: ObjectKey): number | undefined {
    const { cluster } = this.#context;
    const object = cluster.get(KIND, namespace, name);
    if (!object || object.metadata.deletionTimestamp) {
      return undefined;
    }
    const certificate = readCertificate(object);
    const { secretName } = certificate.spec;
    const found = readTlsSecret(cluster.get('Secret', namespace, secretName));
    const names = namesOf(certificate);
    const issued =
      found && names.every(each => found.names.includes(each))
        ? found
        : undefined;
    this.#writeStatus(certificate, issued);
    if (issued) {
      const left = -this.#context.timeline.secondsSince(
        issued.notAfter.toISOString(),
      );
      return left > 0 ? left : undefined;
    }
    if (!this.#issuerExists(certificate)) {
      const { kind, name: issuer } = certificate.spec.issuerRef;
      const message = `Referenced "${kind}" not found: ${kind.toLocaleLowerCase(
        'en-US',
      )}.cert-manager.io "${issuer}" not found`;
      this.#record(certificate, 'Warning', 'IssuerNotFound', message);
      return RETRY_SECONDS;
    }
    if (names.length > 0 && !this.#issuing.has(object.metadata.uid)) {
      this.#issue(certificate, names);
    }
    return undefined;
  }

  #issuerExists({ metadata, spec }: CertificateView): boolean {
    const { kind, name } = spec.issuerRef;
    const namespace = kind === 'Issuer' ? metadata.namespace ?? '' : '';
    return this.#context.cluster.get(kind, namespace, name) !== undefined;
  }

  /** Keys take a moment to make: the Secret comes after this has returned. */
  #issue(certificate: CertificateView, names: string[]): void {
    const { uid } = certificate.metadata;
    const notBefore = this.#context.timeline.now();
    const lasts = parseGoDuration(certificate.spec.duration) * 1000;
    const notAfter = new Date(notBefore.getTime() + lasts);
    this.#issuing.add(uid);
    this.#record(
      certificate,
      'Normal',
      'Issuing',
      'Issuing certificate as Secret does not exist',
    );
    issueCertificate({ names, notBefore, notAfter })
      .then(({ certificate: pem, key }) =>
        this.#keep(certificate, { 'tls.crt': pem, 'tls.key': key }),
      )
      .catch((error: Error) =>
        this.#record(certificate, 'Warning', 'IssueFailed', error.message),
      )
      .finally(() => this.#issuing.delete(uid));
  }

  #keep(certificate: CertificateView, files: Record<string, string>): void {
    const { cluster } = this.#context;
    const { namespace = '', name, uid } = certificate.metadata;
    if (cluster.get(KIND, namespace, name)?.metadata.uid !== uid) {
      return;
    }
    const { secretName, issuerRef } = certificate.spec;
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: secretName,
        namespace,
        labels: { 'controller.cert-manager.io/fao': 'true' },
        annotations: {
          'cert-manager.io/alt-names': namesOf(certificate).join(','),
          'cert-manager.io/certificate-name': name,
          'cert-manager.io/issuer-group': issuerRef.group,
          'cert-manager.io/issuer-kind': issuerRef.kind,
          'cert-manager.io/issuer-name': issuerRef.name,
        },
      },
      type: 'kubernetes.io/tls',
      data: Object.fromEntries(
        Object.entries(files).map(([file, text]) => [
          file,
          Buffer.from(text).toString('base64'),
        ]),
      ),
    });
    this.#record(
      certificate,
      'Normal',
      'Issuing',
      'The certificate has been successfully issued',
    );
  }

  #writeStatus(
    certificate: CertificateView,
    issued: IssuedCertificate | undefined,
  ): void {
    const { cluster, timeline } = this.#context;
    const { object, metadata, status } = certificate;
    const ready = readyCondition(certificate, issued, timeline.now());
    const conditions = withCondition(
      status.conditions,
      ready,
      timestamp(timeline.now()),
    ).map(condition => ({
      ...condition,
      observedGeneration: metadata.generation,
    }));
    writeStatus(cluster, object, {
      conditions,
      ...(issued && {
        revision: Math.max(1, status.revision),
        notBefore: timestamp(issued.notBefore),
        notAfter: timestamp(issued.notAfter),
        renewalTime: timestamp(renewalTime(certificate, issued)),
      }),
    });
  }

  #record(
    { object }: CertificateView,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
  ): void {
    const component = this.name;
    this.#context.recorder.record(object, { type, reason, message, component });
  }
}
