import { shallowRef } from 'vue';

export const NAVIGATION = Symbol('navigation');

/**
 * Shows the page of the address: `{ path, title, component }`. Links change the address without
 * loading anything, and back and forward work.
 */
export function createNavigation(pages, { location, history, addEventListener }) {
  const find = path =>
    pages.find(page => page.path === path.replace(/(.)\/+$/, '$1'));
  const current = shallowRef(find(location.pathname));
  addEventListener('popstate', () => {
    current.value = find(location.pathname);
  });
  return {
    pages,
    current,
    go(path) {
      history.pushState({}, '', path);
      current.value = find(path);
    },
  };
}
