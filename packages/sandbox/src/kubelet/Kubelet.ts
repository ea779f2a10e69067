import { ControllerContext } from '../controllers/Controller';
import { isFinished, readPod } from '../controllers/objects/pod';
import { ClusterEvent, KubeObject } from '../kubernetes/Cluster';
import { ImageStore } from './images';
import { PodWorker } from './PodWorker';
import { Run } from './Run';

const ADDRESSES = 3 * 2 ** 16;

/** The lives of a container that a log can still be read of. */
export interface ContainerRuns {
  isWaiting: boolean;
  waitingReason?: string;
  present?: Run;
  previous?: Run;
}

/** Plays the kubelets of all nodes. */
export class Kubelet {
  readonly #context: ControllerContext;
  readonly #images = new ImageStore();
  readonly #workers = new Map<string, PodWorker>();
  #unsubscribe = () => {};
  #addresses = 0;

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  start(): void {
    const { cluster } = this.#context;
    this.#unsubscribe = cluster.subscribe(event => this.#see(event));
    cluster.list('Pod').forEach(pod => this.#look(pod));
  }

  stop(): void {
    this.#unsubscribe();
    this.#workers.forEach(worker => worker.dispose());
    this.#workers.clear();
  }

  runsOf(pod: KubeObject, container: string): ContainerRuns | undefined {
    const machine = this.#workers
      .get(pod.metadata.uid)
      ?.containers.find(({ name }) => name === container);
    return (
      machine && {
        isWaiting: machine.state.is === 'waiting',
        waitingReason:
          machine.state.is === 'waiting' ? machine.state.reason : undefined,
        present: machine.run,
        previous: machine.previous,
      }
    );
  }

  #see({ type, object }: ClusterEvent): void {
    if (object.kind !== 'Pod') {
      return;
    }
    if (type === 'DELETED') {
      this.#workers.get(object.metadata.uid)?.dispose();
      this.#workers.delete(object.metadata.uid);
    } else {
      this.#look(object);
    }
  }

  #look(object: KubeObject): void {
    const pod = readPod(object);
    const worker = this.#workers.get(object.metadata.uid);
    if (worker) {
      worker.update(pod);
    } else if (pod.spec.nodeName && !isFinished(pod.status.phase)) {
      const created = new PodWorker({
        ...this.#context,
        pod,
        images: this.#images,
        nextAddress: () => this.#nextAddress(),
      });
      this.#workers.set(object.metadata.uid, created);
      created.start();
    }
  }

  #nextAddress(): string {
    const number = this.#addresses % ADDRESSES;
    this.#addresses += 1;
    const low = (number % 250) + 2;
    const middle = Math.floor(number / 250) % 250;
    return `10.244.${middle}.${low}`;
  }
}
