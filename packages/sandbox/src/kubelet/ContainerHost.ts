import { Container, PodView } from '../controllers/objects/pod';
import { Timeline } from '../controllers/Timeline';
import { Crash } from './crashes';

/** What a container needs of the Pod around it. */
export interface ContainerHost {
  readonly timeline: Timeline;
  pod(): PodView;
  record(
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
    container: string,
  ): void;
  hasImage(image: string): boolean;
  addImage(image: string): void;
  /** What keeps the container from being created. */
  missing(container: Container): string | undefined;
  crash(container: Container): Crash | undefined;
  /** Told whenever the state of the container changed. */
  changed(): void;
}
