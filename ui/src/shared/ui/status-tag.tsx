import type { DatasetStatus, RunStatus } from '@/shared/api/types';
import { Tag, type Tone } from './tag';

const words: Record<DatasetStatus | RunStatus, [string, Tone]> = {
  draft: ['reading', 'busy'],
  published: ['ready', 'good'],
  failed: ['failed', 'bad'],
  QUEUED: ['queued', 'quiet'],
  RUNNING: ['running', 'busy'],
  COMPLETED: ['completed', 'good'],
  FAILED: ['failed', 'bad'],
  STOPPED: ['stopped', 'warn'],
};

/** The status of a dataset or a run in one word. */
export function StatusTag({ status }: { status: DatasetStatus | RunStatus }) {
  const [word, tone] = words[status];
  return <Tag tone={tone}>{word}</Tag>;
}
