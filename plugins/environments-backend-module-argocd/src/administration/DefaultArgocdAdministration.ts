import type { Application } from '@flightdeck/plugin-environments-common';
import { isObjectName } from '@flightdeck/plugin-environments-common';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { ApplicationApi } from '../client/ApplicationApi';
import type { ArgocdClient } from '../client/ArgocdClient';
import { ArgocdError } from '../client/ArgocdError';
import { applicationPath, withQuery } from '../client/applicationPath';
import type { ArgocdInstance } from '../config/ArgocdInstance';
import { toApplication } from '../source/toApplication';
import { REQUESTED_BY_INFO } from '../source/toOperation';
import type {
  AdministeredApplication,
  AdministrationOptions,
  ArgocdAdministration,
  ArgocdRight,
} from './ArgocdAdministration';
import {
  type DeliveryObject,
  deliveryObjectSchema,
  toBody,
} from './DeliveryObject';
import {
  toAdministrationError,
  type Undertaking,
} from './toAdministrationError';

const PROJECTS = '/api/v1/projects';
const APPLICATIONS = '/api/v1/applications';
const nothingSchema = z.unknown();
const answerSchema = z.object({ value: z.string() });

/** Asks the instance each time. */
export class DefaultArgocdAdministration implements ArgocdAdministration {
  readonly #instance: ArgocdInstance;
  readonly #client: ArgocdClient;
  readonly #applications: ApplicationApi;

  constructor(instance: ArgocdInstance, client: ArgocdClient) {
    this.#instance = instance;
    this.#client = client;
    this.#applications = new ApplicationApi(client);
  }

  get instance(): string {
    return this.#instance.name;
  }

  findProject(name: string, options: AdministrationOptions) {
    return this.#find(ofProject('get', name), () =>
      this.#client.read(projectPath(name), deliveryObjectSchema, options),
    );
  }

  findApplication(
    application: AdministeredApplication,
    options: AdministrationOptions,
  ) {
    return this.#find(ofApplication('get', application), () =>
      this.#client.read(
        withQuery(applicationPath(application), {
          project: application.project,
        }),
        deliveryObjectSchema,
        options,
      ),
    );
  }

  createProject(project: DeliveryObject, { signal }: AdministrationOptions) {
    return this.#try(ofProject('create', project.name), () =>
      this.#client.write('POST', PROJECTS, deliveryObjectSchema, {
        body: { project: toBody(project), upsert: false },
        signal,
      }),
    );
  }

  createApplication(
    application: DeliveryObject,
    { signal }: AdministrationOptions,
  ) {
    const { name, spec } = application;
    const project = String(spec.project);
    return this.#try(ofApplication('create', { name, project }), () =>
      this.#client.write(
        'POST',
        withQuery(APPLICATIONS, { upsert: 'false', validate: 'true' }),
        deliveryObjectSchema,
        { body: toBody(application), signal },
      ),
    );
  }

  async deleteProject(
    name: string,
    { signal }: AdministrationOptions,
  ): Promise<void> {
    await this.#find(ofProject('delete', name), () =>
      this.#client.write('DELETE', projectPath(name), nothingSchema, {
        signal,
      }),
    );
  }

  async deleteApplication(
    application: AdministeredApplication,
    { signal }: AdministrationOptions,
  ): Promise<void> {
    const path = withQuery(applicationPath(application), {
      cascade: 'true',
      propagationPolicy: 'foreground',
      project: application.project,
    });
    await this.#find(ofApplication('delete', application), () =>
      this.#client.write('DELETE', path, nothingSchema, { signal }),
    );
  }

  async findMissingRights(
    rights: readonly ArgocdRight[],
    options: AdministrationOptions,
  ): Promise<string[]> {
    const answers = await Promise.all(
      rights.map(async ({ resource, action, object }) => {
        const right = `${resource}, ${action}, ${object}`;
        const place = object.split('/').map(encodeURIComponent).join('/');
        const { value } = await this.#try(
          { what: 'see its own rights', right },
          () =>
            this.#client.read(
              `/api/v1/account/can-i/${resource}/${action}/${place}`,
              answerSchema,
              options,
            ),
        );
        return value === 'yes' ? [] : [right];
      }),
    );
    return answers.flat();
  }

  async readState(
    application: AdministeredApplication,
    options: AdministrationOptions,
  ): Promise<Application | undefined> {
    const found = await this.#find(ofApplication('get', application), () =>
      this.#applications.get(application, options),
    );
    return found && toApplication(found, this.#instance);
  }

  sync(
    application: AdministeredApplication,
    { requestedBy, signal }: AdministrationOptions & { requestedBy: string },
  ): Promise<void> {
    const infos = [
      { name: 'Reason', value: 'First sync from Flightdeck' },
      { name: REQUESTED_BY_INFO, value: requestedBy },
    ];
    return this.#try(ofApplication('sync', application), () =>
      this.#applications.sync(
        application,
        { prune: false, infos, revisions: [] },
        { signal },
      ),
    );
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  async #try<T>(undertaking: Undertaking, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      throw toAdministrationError(error, this.instance, undertaking);
    }
  }

  /** As `#try`; undefined when Argo CD does not have what it is about. */
  #find<T>(
    undertaking: Undertaking,
    act: () => Promise<T>,
  ): Promise<T | undefined> {
    return this.#try(undertaking, async () => {
      try {
        return await act();
      } catch (error) {
        if (error instanceof ArgocdError && error.failure === 'not-found') {
          return undefined;
        }
        throw error;
      }
    });
  }
}

/** Encoding alone would let `..` climb to another path. */
function projectPath(name: string): string {
  if (!isObjectName(name)) {
    throw new InputError('No project can have such a name.');
  }
  return `${PROJECTS}/${encodeURIComponent(name)}`;
}

function ofProject(verb: string, name: string): Undertaking {
  return {
    what: `${verb} project '${name}'`,
    right: `projects, ${verb}, ${name}`,
  };
}

function ofApplication(
  verb: string,
  { name, project }: AdministeredApplication,
): Undertaking {
  return {
    what: `${verb} application '${name}'`,
    right: `applications, ${verb}, ${project ?? '*'}/${name}`,
  };
}
