import type { Application } from '../delivery';
import { shortRevision } from '../delivery/shortRevision';
import type { ObjectMetadata, StatefulSet } from '../kubernetes';
import type { FactIndex } from './FactIndex';
import type { Finding, Subject } from './Finding';
import { applicationSubject } from './createRule';
import { backendsOf } from './ingressBackends';
import { subjectKey } from './subjects';
import { parseTime } from './time';

/** Trouble that begins later than this after a deployment is not put down to it. */
const LONGEST_SECONDS = 15 * 60;
const REVISION_LABEL = 'controller-revision-hash';

interface Deployed {
  what: string;
  at: number;
}

/** What an application tells of its deployments. A sync that failed has deployed nothing for sure. */
function deploymentsOf({ name, history, operation }: Application): Deployed[] {
  const told = [
    ...history.map(({ revisions, deployedAt }) => ({ revisions, deployedAt })),
    ...(operation && operation.phase !== 'Failed' && operation.phase !== 'Error'
      ? [{ revisions: operation.revisions, deployedAt: operation.startedAt }]
      : []),
  ];
  return told.flatMap(({ revisions, deployedAt }) => {
    const at = parseTime(deployedAt);
    const words = revisions.map(shortRevision).join(', ');
    const what = `${words ? `revision ${words} of ` : ''}application ${name}`;
    return at === undefined ? [] : [{ what, at }];
  });
}

function placeOfResource({ kind, namespace = '', name }: Subject): string {
  return `${kind}/${namespace}/${name}`;
}

/** The deployments of an environment, as far as its facts tell of them. */
export class DeploymentLog {
  readonly #index: FactIndex;
  #byResource: ReadonlyMap<string, Application[]> | undefined;
  #replicaSets: ReadonlyMap<string, Deployed> | undefined;

  constructor(index: FactIndex) {
    this.#index = index;
  }

  /** The last deployment of what a subject belongs to, when trouble began soon after it. */
  followed(
    { owner }: { owner?: Subject },
    subject: Subject,
    began: number,
  ): Finding['followed'] {
    const workloads = owner ? [owner] : this.#workloadsOf(subject);
    const applications = this.#applicationsOf([subject, ...workloads]);
    const isBefore = ({ at }: Deployed) =>
      at <= began && began - at <= LONGEST_SECONDS * 1000;
    const nearest = (deployed: Deployed[]) =>
      deployed
        .filter(isBefore)
        .sort((a, b) => b.at - a.at)
        .at(0);
    const last =
      nearest(applications.flatMap(deploymentsOf)) ??
      nearest(workloads.flatMap(workload => this.#revisionOf(workload) ?? []));
    return (
      last && {
        what: last.what,
        at: new Date(last.at).toISOString(),
        afterSeconds: Math.round((began - last.at) / 1000),
      }
    );
  }

  /** The workloads that stand behind a subject. */
  #workloadsOf(subject: Subject): Subject[] {
    const { kind, namespace = '', name } = subject;
    switch (kind) {
      case 'Service':
        return this.#behindService(namespace, name);
      case 'Ingress': {
        const ingress = this.#index.find('Ingress', namespace, name);
        return ingress
          ? backendsOf(ingress).flatMap(({ service }) =>
              this.#behindService(namespace, service),
            )
          : [];
      }
      default:
        return [subject];
    }
  }

  #behindService(namespace: string, name: string): Subject[] {
    const service = this.#index.find('Service', namespace, name);
    return service
      ? this.#index.workloadsBehind(service).map(({ kind, object }) => ({
          kind,
          namespace,
          name: object.metadata.name,
          uid: object.metadata.uid,
        }))
      : [];
  }

  /** The applications that manage any of these; all of them for what is no object. */
  #applicationsOf(subjects: readonly Subject[]): readonly Application[] {
    const { applications } = this.#index;
    const [{ kind, uid }] = subjects;
    if (applications.length < 2 || kind === 'Indicator') {
      return applications;
    }
    if (kind === 'Application') {
      return applications.filter(
        application => applicationSubject(application).uid === uid,
      );
    }
    this.#byResource ??= indexResources(applications);
    const managing = subjects.flatMap(
      subject => this.#byResource?.get(placeOfResource(subject)) ?? [],
    );
    return [...new Set(managing)];
  }

  /** When the workload's newest revision came, told without a delivery engine. */
  #revisionOf(workload: Subject): Deployed | undefined {
    if (workload.kind === 'StatefulSet') {
      const { namespace = '', name } = workload;
      const statefulSet = this.#index.find('StatefulSet', namespace, name);
      return statefulSet && this.#updateOf(statefulSet, workload);
    }
    this.#replicaSets ??= newestReplicaSets(
      this.#index.objects('ReplicaSet').map(({ metadata }) => metadata),
    );
    return this.#replicaSets.get(subjectKey(workload));
  }

  /** The first Pod of the revision that is being rolled out tells when that began. */
  #updateOf({ status }: StatefulSet, workload: Subject): Deployed | undefined {
    const { currentRevision, updateRevision } = status;
    if (!updateRevision || currentRevision === updateRevision) {
      return undefined;
    }
    const times = this.#index
      .podsOf(workload)
      .filter(
        ({ metadata }) => metadata.labels[REVISION_LABEL] === updateRevision,
      )
      .flatMap(({ metadata }) => parseTime(metadata.creationTimestamp) ?? []);
    const what = `revision ${updateRevision} of StatefulSet ${workload.name}`;
    return times.length > 0 ? { what, at: Math.min(...times) } : undefined;
  }
}

function indexResources(applications: readonly Application[]) {
  const managing = new Map<string, Application[]>();
  for (const application of applications) {
    for (const resource of application.resources) {
      const key = placeOfResource(resource);
      const known = managing.get(key);
      if (known) {
        known.push(application);
      } else {
        managing.set(key, [application]);
      }
    }
  }
  return managing;
}

function newestReplicaSets(replicaSets: readonly ObjectMetadata[]) {
  const newest = new Map<string, Deployed>();
  for (const { name, creationTimestamp, ownerReferences } of replicaSets) {
    const at = parseTime(creationTimestamp);
    const owner = ownerReferences.find(({ controller }) => controller);
    if (owner && at !== undefined) {
      const known = newest.get(owner.uid);
      if (!known || known.at < at) {
        const what = `revision ${name} of ${owner.kind} ${owner.name}`;
        newest.set(owner.uid, { what, at });
      }
    }
  }
  return newest;
}
