import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { gateway } from './gateway';

// How long a busy machine takes is no matter of these tests.
configure({ asyncUtilTimeout: 10_000 });

// jsdom lays nothing out: what Mantine asks of a real browser is answered here.
Object.defineProperty(window, 'matchMedia', {
  value: (query: string) => ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
    addListener: vi.fn(),
    removeListener: vi.fn(),
    dispatchEvent: vi.fn(),
  }),
});
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Object.defineProperty(document, 'fonts', { value: Object.assign(new EventTarget(), { load: () => Promise.resolve([]) }) });
Element.prototype.scrollIntoView = vi.fn();
window.scrollTo = vi.fn();

beforeAll(() => gateway.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  cleanup();
  gateway.resetHandlers();
  window.localStorage.clear();
});
afterAll(() => gateway.close());
