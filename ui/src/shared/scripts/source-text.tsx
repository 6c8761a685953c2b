import { useQuery } from '@tanstack/react-query';
import type { CSSProperties } from 'react';
import type { ScriptProblem } from '@/shared/api/types';
import classes from './source-text.module.css';

type SourceTextProps = {
  source: string;
  /** the line of it is marked */
  problem?: ScriptProblem | null;
};

/** A script's text, with its lines numbered and its words coloured once what colours them is there. */
export function SourceText({ source, problem }: SourceTextProps) {
  const text = source.replaceAll('\r\n', '\n').replace(/\n$/, '');
  const count = text.split('\n').length;
  const line = problem && problem.line > 0 && problem.line <= count ? problem.line : undefined;
  const coloured = useQuery({
    queryKey: ['highlighted', text],
    queryFn: async () => (await import('./highlighted')).highlighted(text),
    staleTime: Infinity,
  });
  return (
    <section
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={0}
      aria-label="Text of the script"
      className={classes.frame}
    >
      <div className={classes.sheet} style={{ '--line': line ?? 0 } as CSSProperties}>
        {line !== undefined && <span ref={comeIntoView} className={classes.mark} data-line={line} aria-hidden />}
        <pre className={classes.numbers} aria-hidden>
          {Array.from({ length: count }, (_, index) => index + 1).join('\n')}
        </pre>
        <pre className={classes.text}>
          {coloured.data === undefined ? (
            <code>{text}</code>
          ) : (
            // oxlint-disable-next-line react/no-danger -- the text is escaped by what colours it
            <code dangerouslySetInnerHTML={{ __html: coloured.data }} />
          )}
        </pre>
      </div>
    </section>
  );
}

function comeIntoView(mark: HTMLElement | null): void {
  mark?.scrollIntoView({ block: 'nearest' });
}
