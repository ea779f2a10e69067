import { ConflictError } from '@backstage/errors';
import type {
  ArgocdAdministration,
  DeliveryObject,
} from '@flightdeck/plugin-environments-backend-module-argocd';
import type { Delay } from '@flightdeck/plugin-environments-node';
import { retryUnanswered } from '../upstream/retryUnanswered';
import { claim, holds, isMadeBy, makerOf } from './ownership';
import type { DeliveryManifests } from './readDeliveryManifests';

export interface DeliverySetupOptions {
  administration: ArgocdAdministration;
  /** The id of the task, and who started it. */
  owner: { task: string; createdBy: string };
  delay: Delay;
  signal: AbortSignal;
  /** Told of each object that is there now. */
  onThere(sentence: string): void;
}

/** Makes what is missing of a service in Argo CD, and is sure that it is of this task. */
export class DeliverySetup {
  readonly #options: DeliverySetupOptions;

  constructor(options: DeliverySetupOptions) {
    this.#options = options;
  }

  /**
   * The project first, then the applications. What this task has made before is left as it is.
   *
   * @throws ConflictError when something of a name is there that is not of this task
   */
  async create({ project, applications }: DeliveryManifests): Promise<void> {
    const { administration, signal } = this.#options;
    // A cancelled task does not drop a request on its way: what it makes has to be known.
    const { signal: whole } = new AbortController();
    await this.#ensure(`project '${project.name}'`, project, {
      find: () => administration.findProject(project.name, { signal }),
      create: wanted => administration.createProject(wanted, { signal: whole }),
    });
    for (const application of applications) {
      const address = { name: application.name, project: project.name };
      await this.#ensure(`application '${application.name}'`, application, {
        find: () => administration.findApplication(address, { signal }),
        create: wanted =>
          administration.createApplication(wanted, { signal: whole }),
      });
    }
  }

  /** Looks before it makes: an answer that was lost leaves what was asked for. */
  async #ensure(
    what: string,
    object: DeliveryObject,
    actions: {
      find(): Promise<DeliveryObject | undefined>;
      create(wanted: DeliveryObject): Promise<DeliveryObject>;
    },
  ): Promise<void> {
    const { owner, onThere } = this.#options;
    const wanted = claim(object, owner);
    await retryUnanswered(this.#options, async () => {
      const found = await actions.find();
      this.#requireOurs(what, found ?? (await actions.create(wanted)), wanted);
      onThere(found ? `${what} is there already.` : `Created ${what}.`);
    });
  }

  #requireOurs(
    what: string,
    found: DeliveryObject,
    wanted: DeliveryObject,
  ): void {
    const { administration, owner } = this.#options;
    const where = `Argo CD '${administration.instance}'`;
    if (!isMadeBy(found, owner.task)) {
      throw new ConflictError(
        `${where} has ${what} already, and ${makerOf(
          found,
        )}. Choose another name.`,
      );
    }
    if (found.deleting) {
      throw new ConflictError(`${where} is deleting ${what}. Try again later.`);
    }
    if (!holds(found.spec, wanted.spec)) {
      throw new ConflictError(
        `${where} has ${what} of this task, and somebody has changed it since.`,
      );
    }
  }
}
