import type { Json, JsonObject, ScriptProblem } from '@/shared/api/types';

const PREFIX = 'custom:';

/** So many characters of a SHA-256 tell texts apart where people look at them. */
export const SHORT_HASH = 12;

/** Whether a processor's name is that of a script. */
export function isScript(processor: string): boolean {
  return processor.startsWith(PREFIX);
}

/** The name of a script's file, without its ending. */
export function scriptName(processor: string): string {
  return processor.slice(PREFIX.length);
}

export function processorOf(script: string): string {
  return PREFIX + script;
}

/** What each kind makes of a dataset, in few words. */
export const kindWords: Record<string, string> = {
  transform: 'new columns, row for row',
  detector: 'stretches of rows',
  check: 'flags',
  summary: 'figures',
  reader: 'rows of a file',
};

/** Where in a script something is wrong; '' when it is no line in particular, or the message says it already. */
export function problemPlace({ line, message }: ScriptProblem): string {
  return line > 0 && !message.includes(`line ${line}`) ? ` (line ${line})` : '';
}

/** Which text was run, and what it said: of a summary, what concerns scripts. */
export type ScriptSummary = {
  script: { name: string; version: number; sha256: string };
  figures: Figure[];
  log: string[];
};

export type Figure = { figure: string; value: number | null; text: string | null; unit: string | null };

/** What a run's summary says of a script; undefined when it is no script's. */
export function scriptSummary(summary: Json | undefined): ScriptSummary | undefined {
  const { script, figures, log } = objectOf(summary);
  const { name, version, sha256 } = objectOf(script);
  if (typeof name !== 'string' || typeof version !== 'number' || typeof sha256 !== 'string') return undefined;
  return {
    script: { name, version, sha256 },
    figures: listOf(figures).map(objectOf).map(figureOf),
    log: listOf(log).map(String),
  };
}

function figureOf({ figure, value, text, unit }: JsonObject): Figure {
  return {
    figure: String(figure),
    value: typeof value === 'number' ? value : null,
    text: typeof text === 'string' ? text : null,
    unit: typeof unit === 'string' ? unit : null,
  };
}

function objectOf(json: Json | undefined): JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {};
}

function listOf(json: Json | undefined): Json[] {
  return Array.isArray(json) ? json : [];
}
