import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import classes from './copy.module.css';

type CopyProps = {
  text: string;
  of: string;
  /** only so many characters are shown; all are copied */
  shown?: number;
};

/** A text that one may want elsewhere, such as an id, with a button that copies it. */
export function Copy({ text, of: what, shown = text.length }: CopyProps) {
  return (
    <span className={classes.copy}>
      <code className={classes.text} title={shown < text.length ? text : undefined}>
        {text.slice(0, shown)}
        {shown < text.length && '…'}
      </code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? 'Copied' : `Copy the ${what}`}>
            <ActionIcon size="sm" aria-label={`Copy the ${what}`} onClick={copy}>
              {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}
