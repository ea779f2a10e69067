import type { ConfigApi } from '@backstage/frontend-plugin-api';

/** Somebody as whom one may enter. */
export interface WayIn {
  /** Unique, and the same after a reload. */
  id: string;
  name: string;
  team?: string;
  /** What this person may do, as a sentence or more. */
  may: string;
  /** What the button says. */
  button: string;
  /** The auth provider of the backend. */
  provider: string;
  /** What the provider is told. */
  headers: Readonly<Record<string, string>>;
}

const GUEST: WayIn = {
  id: 'guest',
  name: 'Guest',
  team: 'In no team',
  may: 'Look at health, delivery and history; change nothing.',
  button: 'Enter',
  provider: 'guest',
  headers: {},
};

/** The ways that the configuration has: the guest, and the example people. */
export function readWaysIn(config: ConfigApi): WayIn[] {
  const providers = config.getOptionalConfig('auth.providers');
  const guest = providers?.getOptionalConfig('guest');
  const people = providers?.getOptionalConfigArray('example.people') ?? [];
  return [
    ...(guest ? [GUEST] : []),
    ...people.map(person => {
      const id = person.getString('userEntityRef');
      const name = person.getString('name');
      return {
        id,
        name,
        team: person.getOptionalString('team'),
        may: person.getOptionalString('may') ?? '',
        button: `Sign in as ${name}`,
        provider: 'example',
        headers: { 'x-example-person': id },
      };
    }),
  ];
}
