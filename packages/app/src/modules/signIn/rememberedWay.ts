const KEY = 'flightdeck.sign-in';

/** The way in that was taken the last time, kept by the browser until the person signs out. */
export const rememberedWay = {
  get: (): string | undefined => window.localStorage.getItem(KEY) ?? undefined,
  set: (id: string): void => window.localStorage.setItem(KEY, id),
  forget: (): void => window.localStorage.removeItem(KEY),
};
