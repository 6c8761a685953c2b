import { age, moment } from '@/shared/format/times';
import { useNow } from './use-now';

/** How long ago something was; the moment itself on asking. */
export function Age({ at }: { at: string }) {
  const now = useNow();
  return (
    <time dateTime={at} title={moment(at)}>
      {age(at, now)}
    </time>
  );
}
