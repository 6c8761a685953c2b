import { Tooltip } from '@mantine/core';
import classes from './connection-state.module.css';
import type { LiveState } from './live-client';
import { useLiveState } from './live-provider';

const words: Record<Exclude<LiveState, 'connecting'>, { word: string; meaning: string }> = {
  live: { word: 'Live', meaning: 'What happens on the server is shown as it happens.' },
  reconnecting: { word: 'Reconnecting', meaning: 'The live connection was lost and is being opened again. Nothing is missed.' },
  offline: { word: 'Offline', meaning: 'The server cannot be reached. Pages show what was known last.' },
};

/** Whether live events arrive. Shows nothing before the first connection. */
export function ConnectionState() {
  const state = useLiveState();
  if (state === 'connecting') return null;
  const { word, meaning } = words[state];
  return (
    <Tooltip label={meaning} multiline w={240}>
      <output className={classes.state} data-state={state}>
        <span className={classes.word}>{word}</span>
      </output>
    </Tooltip>
  );
}
