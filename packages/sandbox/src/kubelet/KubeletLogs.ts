import { readPod } from '../controllers/objects/pod';
import { ownerKeys } from '../controllers/Controller';
import { Timeline } from '../controllers/Timeline';
import { Cluster, KubeObject } from '../kubernetes/Cluster';
import { PodLogOptions, PodLogSource } from '../kubernetes/PodLogSource';
import { StatusError } from '../kubernetes/StatusError';
import { ANNOTATION_ERROR_RATIO, ANNOTATION_LATENCY } from '../metrics';
import { Kubelet } from './Kubelet';
import { LogLine, logLines } from './logLines';
import { Behaviour } from './logStyles/LogStyle';
import { Run } from './Run';

export interface KubeletLogsOptions {
  cluster: Cluster;
  kubelet: Kubelet;
  timeline: Timeline;
}

const FOLLOW_SECONDS = 0.5;

/** The logs of the containers that the sandbox's kubelet runs. */
export class KubeletLogs implements PodLogSource {
  readonly #options: KubeletLogsOptions;

  constructor(options: KubeletLogsOptions) {
    this.#options = options;
  }

  async *read(
    pod: KubeObject,
    container: string,
    options: PodLogOptions,
  ): AsyncIterable<string> {
    const run = this.#find(pod, container, options.previous);
    const format = ({ at, text }: LogLine) =>
      options.timestamps ? `${at.toISOString()} ${text}` : text;
    const first = this.#lines(pod, container, run);
    yield* narrow(first, options, this.#options.timeline.now()).map(format);
    if (!options.follow || options.previous) {
      return;
    }
    let last = first.at(-1)?.at ?? run.startedAt;
    for (;;) {
      const present = this.#latest(pod, container, run);
      const latest = present ?? run;
      const news = younger(this.#lines(pod, container, latest, last), last);
      last = news.at(-1)?.at ?? last;
      yield* news.map(format);
      if (!present || present.finishedAt || options.signal.aborted) {
        return;
      }
      await this.#pause(options.signal);
    }
  }

  #find(pod: KubeObject, container: string, previous: boolean): Run {
    const runs = this.#options.kubelet.runsOf(pod, container);
    const { name } = pod.metadata;
    const wantsLast = previous && runs?.isWaiting;
    const run = previous && !wantsLast ? runs?.previous : runs?.present;
    if (run) {
      return run;
    }
    throw StatusError.badRequest(
      previous
        ? `previous terminated container "${container}" in pod "${name}" not found`
        : `container "${container}" in pod "${name}" is waiting to start: ${whyWaiting(
            runs?.waitingReason,
          )}`,
    );
  }

  /** The same run as it is now; undefined when another has taken its place. */
  #latest(pod: KubeObject, container: string, run: Run): Run | undefined {
    const present = this.#options.kubelet.runsOf(pod, container)?.present;
    return present?.number === run.number ? present : undefined;
  }

  #lines(
    pod: KubeObject,
    container: string,
    run: Run,
    after?: Date,
  ): LogLine[] {
    const span = { after, until: this.#options.timeline.now() };
    return logLines(readPod(pod), container, run, this.#behaviour(pod), span);
  }

  #behaviour(pod: KubeObject): Behaviour {
    const { cluster } = this.#options;
    const workload = ownerKeys(pod, 'ReplicaSet')
      .flatMap(key => cluster.get(key.kind, key.namespace, key.name) ?? [])
      .flatMap(set => ownerKeys(set, 'Deployment'))
      .flatMap(key => cluster.get(key.kind, key.namespace, key.name) ?? [])
      .at(0);
    const { annotations = {} } = workload?.metadata ?? {};
    return {
      errorRatio: Number(annotations[ANNOTATION_ERROR_RATIO] ?? 0) || 0,
      latencySeconds: Number(annotations[ANNOTATION_LATENCY] ?? 0) || 0.18,
    };
  }

  #pause(signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const cancel = this.#options.timeline.after(FOLLOW_SECONDS, () => {
        signal.removeEventListener('abort', abort);
        resolve();
      });
      function abort() {
        cancel();
        resolve();
      }
      signal.addEventListener('abort', abort, { once: true });
    });
  }
}

/** As a kubelet words it. */
function whyWaiting(reason = 'ContainerCreating'): string {
  switch (reason) {
    case 'ErrImagePull':
      return "image can't be pulled";
    case 'ImagePullBackOff':
      return 'trying and failing to pull image';
    default:
      return reason;
  }
}

function younger(lines: LogLine[], than: Date): LogLine[] {
  return lines.filter(({ at }) => at > than);
}

function narrow(
  lines: LogLine[],
  { tailLines, sinceSeconds, sinceTime }: PodLogOptions,
  now: Date,
): LogLine[] {
  const oldest = Math.max(
    sinceSeconds === undefined ? 0 : now.getTime() - sinceSeconds * 1000,
    sinceTime === undefined ? 0 : Date.parse(sinceTime),
  );
  const young = lines.filter(({ at }) => at.getTime() >= oldest);
  return tailLines === undefined
    ? young
    : young.slice(Math.max(0, young.length - tailLines));
}
