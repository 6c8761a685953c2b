import type { Client } from 'openapi-fetch';
import { api } from './client';
import type { Cell, Column, JsonObject, Problem, Series } from './types';

// What the gateway answers and `openapi.json` does not describe. Once it does, these shapes come from there and `api` makes the calls.

/** A result whose rows are no rows of the dataset it was made of, as a preview shows it. */
export type TablePreview = {
  rows: { columns: Column[]; rows: Cell[][]; total: number; truncated: boolean };
  summary: JsonObject | null;
};

type PreviewBody = { datasetId: string; parameters: JsonObject; columns?: string[]; from?: string | null; to?: string | null; points?: number };
type Answers<T> = {
  responses: { 200: { content: { 'application/json': T } }; default: { content: { 'application/problem+json': Problem } } };
};
type Upcoming = {
  '/api/processors/{name}/preview': {
    post: { parameters: { path: { name: string } }; requestBody: { content: { 'application/json': PreviewBody } } } & Answers<Series | TablePreview>;
  };
};

export const upcoming = api as unknown as Client<Upcoming>;
