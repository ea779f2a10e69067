import {
  type Application,
  type ConformanceFacts,
  type EnvironmentRelease,
  missingApplications,
  releaseOf,
  withDigests,
} from '@flightdeck/plugin-environments-common';
import { isLastingPod, lastingImages } from './lastingImages';

/** What an environment runs as its facts tell it; or, in a sentence, why nobody can say. */
export function describeRelease(
  facts: ConformanceFacts,
): Pick<EnvironmentRelease, 'problem' | 'release'> {
  const { applications, environment } = facts;
  if (!applications) {
    return {
      problem: `What is deployed cannot be read.${troubleOf(facts)}`,
    };
  }
  const missing = missingApplications(environment, applications);
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ');
    return {
      problem: `Nothing is known of ${names}.${troubleOf(facts)}`,
    };
  }
  const images = imagesOf(facts, applications);
  if (!images) {
    return {
      problem: `What runs cannot be read.${troubleOf(facts)}`,
    };
  }
  const { Pod = [] } = facts.objects;
  const release = releaseOf({
    images: withDigests(lastingImages(images, Pod), Pod.filter(isLastingPod)),
    applications: applications.map(({ history, name }) => ({
      name,
      revisions: history.at(0)?.revisions ?? [],
    })),
  });
  return release.images.length === 0 && release.revisions.length === 0
    ? { problem: 'Nothing was deployed yet.' }
    : { release };
}

function imagesOf(
  { objects }: ConformanceFacts,
  applications: readonly Application[],
): string[] | undefined {
  if (applications.length > 0) {
    return applications.flatMap(({ images }) => images);
  }
  const { Deployment, StatefulSet } = objects;
  return Deployment && StatefulSet
    ? [...Deployment, ...StatefulSet].flatMap(({ spec }) =>
        (spec.template?.spec?.containers ?? []).flatMap(
          ({ image }) => image ?? [],
        ),
      )
    : undefined;
}

function troubleOf({ sources }: ConformanceFacts): string {
  const [troubled] = sources.filter(({ state }) => state !== 'ok');
  return troubled ? ` ${troubled.message}` : '';
}
