import { describeService } from './describeService';
import { type ServiceAnswers, serviceAnswersSchema } from './ServiceAnswers';

/**
 * What is wrong with one answer.
 *
 * @public
 */
export interface AnswerMistake {
  /** The field, for example `exposure.host`. */
  field: string;
  /** What is wrong, in a sentence. */
  message: string;
}

/**
 * Answers, or what is wrong with them.
 *
 * @public
 */
export type ParsedServiceAnswers =
  | { answers: ServiceAnswers; mistakes?: undefined }
  | { answers?: undefined; mistakes: AnswerMistake[] };

/**
 * Reads what somebody answered. Everything that is wrong is told at once.
 *
 * @public
 */
export function parseServiceAnswers(value: unknown): ParsedServiceAnswers {
  const parsed = serviceAnswersSchema.safeParse(value);
  if (!parsed.success) {
    return {
      mistakes: parsed.error.issues.map(({ path, message }) => ({
        field: path.join('.'),
        message,
      })),
    };
  }
  const mistakes = findContradictions(parsed.data);
  return mistakes.length > 0 ? { mistakes } : { answers: parsed.data };
}

/** Manifests are YAML, which reads these as something else than text. */
const YAML_WORDS = /^(true|false|yes|no|on|off|y|n|null)$/;

function findUnwritableNames({
  name,
  namespaces,
}: ServiceAnswers): AnswerMistake[] {
  const named = [
    ['name', name],
    ...Object.entries(namespaces.names).map(
      ([stage, namespace]) => [`namespaces.names.${stage}`, namespace] as const,
    ),
  ] as const;
  return named
    .filter(([, text]) => YAML_WORDS.test(text))
    .map(([field, text]) => ({
      field,
      message: `YAML does not read ${text} as a name. Choose another one.`,
    }));
}

/** What is right by itself, and wrong together. */
function findContradictions(answers: ServiceAnswers): AnswerMistake[] {
  const mistakes = findUnwritableNames(answers);
  const { environments } = describeService(answers);
  const seen = new Map<string, string>();
  for (const { stage, namespaces, host } of environments) {
    for (const namespace of namespaces) {
      const other = seen.get(namespace);
      if (other) {
        mistakes.push({
          field: `namespaces.names.${stage}`,
          message: `Namespace ${namespace} is that of ${other}, too: each environment needs its own.`,
        });
      }
      seen.set(namespace, stage);
    }
    if (host.split('.')[0].length > 63) {
      mistakes.push({
        field: 'exposure.host',
        message: `The host of ${stage}, ${host}, has a label of more than 63 characters.`,
      });
    }
  }
  if (new Set(answers.stages).size < answers.stages.length) {
    mistakes.push({ field: 'stages', message: 'A stage is named twice.' });
  }
  if (
    answers.namespaces.layout === 'tier' &&
    answers.blueprint !== 'gitops-web-platform'
  ) {
    mistakes.push({
      field: 'namespaces.layout',
      message: 'Only gitops-web-platform can have one namespace for each tier.',
    });
  }
  return mistakes;
}
