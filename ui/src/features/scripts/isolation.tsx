import { queryOptions, useQuery } from '@tanstack/react-query';
import { keys } from '@/shared/api/keys';
import { answer, api } from '@/shared/api/client';
import { Tag, type Tone } from '@/shared/ui/tag';
import classes from './isolation.module.css';

const levels: Record<string, [words: string, tone: Tone] | undefined> = {
  caged: ['caged', 'good'],
  limits: ['limits only', 'warn'],
  none: ['not isolated', 'bad'],
};

const systemQuery = queryOptions({
  queryKey: keys.system,
  queryFn: ({ signal }) => answer(api.GET('/api/system', { signal })),
});

/** How far scripts are kept from the machines that run them, and why no further; nothing as long as no worker has told. */
export function Isolation() {
  const { data } = useQuery(systemQuery);
  const found = new Map((data?.workers ?? []).map(({ hosts, scripts }) => [`${hosts.level} ${hosts.because} ${String(scripts.allowed)}`, { hosts, scripts }]));
  if (found.size === 0) return null;
  return (
    <ul className={classes.levels} aria-label="How scripts are isolated">
      {[...found].map(([key, { hosts, scripts }]) => {
        const [words, tone] = levels[hosts.level] ?? [hosts.level, 'quiet'];
        return (
          <li key={key}>
            <span className="muted">Isolation</span> <Tag tone={tone}>{words}</Tag> <span className={classes.because}>{hosts.because}</span>
            {!scripts.allowed && <p className={classes.refused}>Scripts are not run: {scripts.because}</p>}
          </li>
        );
      })}
    </ul>
  );
}
