/** The images that an action would deploy, as far as that can be told. */
export interface BroughtImages {
  images: readonly BroughtImage[];
  /** The names of applications of which nobody can tell. */
  untold: readonly string[];
  /** Whether these are all: of what operators make of what is applied, nobody can tell. */
  isWhole: boolean;
}

/** An image that an action would deploy. */
export interface BroughtImage {
  /** With its digest where that is known. */
  image: string;
  /** Whether it keeps running; what comes and goes, such as a Job, has images of its own. */
  isLasting: boolean;
}
