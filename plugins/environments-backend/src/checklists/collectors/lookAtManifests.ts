import { isError } from '@backstage/errors';
import type { Application } from '@flightdeck/plugin-environments-common';
import type {
  ApplicationManifests,
  CollectedEnvironment,
} from '@flightdeck/plugin-environments-node';
import type { Aspect } from './Aspect';
import { judgeManifests } from './judgeManifests';
import type { ManifestReader } from './ManifestReader';
import { sourceTroubles } from './sourceTroubles';

/** Errors of engines whose words are our own; what others quote may hold a value. */
const OWN_WORDS = ['NotFoundError', 'ServiceUnavailableError'];

interface Look {
  aspects: Aspect[];
  /** Sentences that decide nothing. */
  notes: string[];
}

/** Whether what the applications of an environment would apply finds all that it refers to. */
export async function lookAtManifests(
  environment: CollectedEnvironment,
  reader: Pick<ManifestReader, 'read'>,
  options: { signal: AbortSignal },
): Promise<Look> {
  const { definition, facts } = environment;
  if (definition.applications.length === 0) {
    return {
      aspects: [],
      notes: [
        `Nobody can tell what the next deployment of ${definition.name} needs: it names no application.`,
      ],
    };
  }
  const troubles = sourceTroubles(environment, ['argocd']);
  const { applications = [] } = facts;
  if (troubles.length > 0 || applications.length === 0) {
    return {
      aspects:
        troubles.length > 0
          ? troubles
          : [unreadable(`No application of ${definition.name} is known`)],
      notes: [],
    };
  }
  const answers = await Promise.all(
    applications.map(application => ask(application, reader, options)),
  );
  const manifests = answers.flatMap(({ found }) => found ?? []);
  const isPartial = manifests.length < answers.length;
  return {
    aspects: [
      ...answers.flatMap(({ trouble }) => trouble ?? []),
      ...(manifests.length > 0
        ? judgeManifests({ environment, manifests, isPartial })
        : []),
    ],
    notes: answers.flatMap(({ note }) => note ?? []),
  };
}

async function ask(
  application: Application,
  reader: Pick<ManifestReader, 'read'>,
  options: { signal: AbortSignal },
): Promise<{ found?: ApplicationManifests; note?: string; trouble?: Aspect }> {
  const { engine, name } = application;
  try {
    const found = await reader.read(application, options);
    return found
      ? { found }
      : {
          note: `What the next sync of ${name} needs was not looked at: ${engine} does not tell.`,
        };
  } catch (error) {
    const why =
      isError(error) && OWN_WORDS.includes(error.name)
        ? error.message
        : `${engine} cannot make them, or did not answer in time.`;
    return {
      trouble: unreadable(`The manifests of ${name} cannot be read: ${why}`),
    };
  }
}

function unreadable(says: string): Aspect {
  return {
    state: 'unknown',
    says,
    error: { kind: 'unreachable', message: says },
  };
}
