import { useDebouncedCallback } from '@mantine/hooks';
import { useState, type ChangeEvent } from 'react';

const PAUSE_MILLIS = 500;

/** A text field whose text counts once one stops typing for a moment; while it is being written nothing else takes its place. */
export function useTyped(value: string, onTyped: (text: string) => void) {
  const [typed, setTyped] = useState<string>();
  const tell = useDebouncedCallback((text: string) => onTyped(text.trim()), { delay: PAUSE_MILLIS, flushOnUnmount: true });
  return {
    value: typed ?? value,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      setTyped(event.currentTarget.value);
      tell(event.currentTarget.value);
    },
    onBlur: () => {
      tell.flush();
      setTyped(undefined);
    },
  };
}
