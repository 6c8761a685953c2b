import { useState } from 'react';
import { useLive, type LiveEvent } from '@/shared/live/live';
import { moment } from '@/shared/format/times';
import classes from './run-page.module.css';
import { eventWords } from './timeline';

/** All that ever happened to a run, and what happens now. */
export function RunTimeline({ runId }: { runId: string }) {
  const [events, setEvents] = useState<LiveEvent[]>([]);
  useLive(`runs/${runId}`, { onEvent: (event) => setEvents((before) => [...before, event]), onReset: () => setEvents([]) }, 0);
  if (events.length === 0) return <p className="muted">Events appear here as soon as the live connection tells them.</p>;
  return (
    <ol className={classes.timeline}>
      {events.map((event) => {
        const { what, more } = eventWords(event);
        return (
          <li key={event.seq} className={classes.event} data-type={event.type}>
            <time dateTime={event.at} className="muted">
              {moment(event.at)}
            </time>
            <span>
              {what}
              {more && <span className="muted"> {more}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
