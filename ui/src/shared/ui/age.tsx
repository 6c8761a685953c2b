import { age, ago, moment } from '@/shared/format/times';
import { useNow } from './use-now';

type AgeProps = { at: string; sentence?: boolean };

/** How long ago something was; the moment itself on asking. */
export function Age({ at, sentence = false }: AgeProps) {
  const now = useNow();
  return (
    <time dateTime={at} title={moment(at)}>
      {sentence ? ago(at, now) : age(at, now)}
    </time>
  );
}
