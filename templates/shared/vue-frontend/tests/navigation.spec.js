import { mount } from '@vue/test-utils';
import { beforeEach, expect, it } from 'vitest';
import App from '../src/App.vue';
import { createNavigation, NAVIGATION } from '../src/navigation.js';

const pages = [
  { path: '/', title: 'Start', component: { render: () => 'Start page' } },
  { path: '/other', title: 'Other', component: { render: () => 'Other page' } },
];

function show(path) {
  window.history.pushState({}, '', path);
  const navigation = createNavigation(pages, window);
  return mount(App, { global: { provide: { [NAVIGATION]: navigation } } });
}

beforeEach(() => window.history.pushState({}, '', '/'));

it('shows the page of the address, with or without a slash behind it', () => {
  expect(show('/other').find('main').text()).toBe('Other page');
  expect(show('/other/').find('main').text()).toBe('Other page');
});

it('says so when there is no such page', () => {
  expect(show('/nowhere').find('[role=alert]').text()).toBe('There is no such page.');
});

it('goes to a page by its link, and back', async () => {
  const app = show('/');
  await app.find('a[href="/other"]').trigger('click');
  expect(window.location.pathname).toBe('/other');
  expect(app.find('a[aria-current=page]').text()).toBe('Other');
  window.history.back();
  await new Promise(resolve => {
    window.addEventListener('popstate', resolve, { once: true });
  });
  await app.vm.$nextTick();
  expect(app.find('a[aria-current=page]').text()).toBe('Start');
});
