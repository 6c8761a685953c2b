import type { Processor } from '@/shared/api/types';

/** What a dataset may be given to do, and what stands among it only so that one sees why it cannot be done. */
export type Offered = { builtIn: Processor[]; scripts: Processor[]; broken: Processor[] };

/** A file comes in by itself or by a reader: neither is work that a dataset can be given. */
export function offered(processors: Processor[]): Offered {
  const work = processors.filter(({ name, script }) => name !== 'ingest' && script?.kind !== 'reader');
  const scripts = work.filter(({ script }) => script).toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
  return {
    builtIn: work.filter(({ script }) => !script),
    scripts: scripts.filter(({ script }) => !script?.problem),
    broken: scripts.filter(({ script }) => script?.problem),
  };
}

/** Those that can be chosen. */
export function choosable(processors: Processor[]): Processor[] {
  const { builtIn, scripts } = offered(processors);
  return [...builtIn, ...scripts];
}
