import type { Browser } from 'playwright-core';

export const executablePath: string;

export function openBrowser(): Promise<Browser>;
