import type { Locator, Page } from '@flightdeck/chromium';

/** Waits until a text can be seen on a page, and fails when it cannot in time. */
export function createSee(page: () => Page) {
  return async (
    text: string | RegExp,
    options: { where?: Locator; seconds?: number } = {},
  ): Promise<void> => {
    await (options.where ?? page().getByRole('main'))
      .getByText(text)
      .first()
      .waitFor({ timeout: (options.seconds ?? 30) * 1000 });
  };
}
