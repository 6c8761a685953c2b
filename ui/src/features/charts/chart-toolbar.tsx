import { ActionIcon, Button, CopyButton, Kbd, Popover, Tooltip } from '@mantine/core';
import {
  IconArrowLeft,
  IconArrowRight,
  IconCheck,
  IconHelp,
  IconLink,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './chart-toolbar.module.css';

type ChartToolbarProps = {
  /** the whole is shown already */
  whole: boolean;
  busy: boolean;
  /** what is seen, in words */
  summary: string;
  onZoom: (factor: number) => void;
  onPan: (part: number) => void;
  onReset: () => void;
};

export const ZOOM_STEP = 2;
export const PAN_STEP = 0.25;

export function ChartToolbar({ whole, busy, summary, onZoom, onPan, onReset }: ChartToolbarProps) {
  return (
    <div className={classes.bar} role="toolbar" aria-label="Chart">
      <Hand label="Zoom in" onClick={() => onZoom(1 / ZOOM_STEP)} icon={<IconZoomIn size={16} />} />
      <Hand label="Zoom out" onClick={() => onZoom(ZOOM_STEP)} icon={<IconZoomOut size={16} />} disabled={whole} />
      <Hand label="Earlier" onClick={() => onPan(-PAN_STEP)} icon={<IconArrowLeft size={16} />} disabled={whole} />
      <Hand label="Later" onClick={() => onPan(PAN_STEP)} icon={<IconArrowRight size={16} />} disabled={whole} />
      <Button variant="default" onClick={onReset} disabled={whole}>
        Whole
      </Button>
      <output className={classes.summary} data-busy={busy}>
        {summary}
      </output>
      <CopyLink />
      <Help />
    </div>
  );
}

type HandProps = { label: string; icon: ReactNode; onClick: () => void; disabled?: boolean };

function Hand({ label, icon, onClick, disabled = false }: HandProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon size={30} variant="default" aria-label={label} onClick={onClick} disabled={disabled}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

function CopyLink() {
  return (
    <CopyButton value={window.location.href}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconLink size={16} aria-hidden />}
          onClick={copy}
        >
          {copied ? 'Copied' : 'Copy link'}
        </Button>
      )}
    </CopyButton>
  );
}

const keys: [key: string, does: string][] = [
  ['← →', 'move along'],
  ['+ −', 'zoom'],
  ['0', 'the whole'],
  ['Shift ← →', 'read value by value'],
];
const hands: [hand: string, does: string][] = [
  ['drag', 'zoom into a part'],
  ['Shift + drag', 'move along'],
  ['wheel', 'zoom, after a click into the chart or with Ctrl'],
  ['double click', 'the whole'],
  ['browser’s back', 'undo a zoom'],
];

function Help() {
  return (
    <Popover position="bottom-end" shadow="none" withinPortal>
      <Popover.Target>
        <ActionIcon size={30} aria-label="How to move the chart">
          <IconHelp size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <dl className={classes.help}>
          {hands.map(([hand, does]) => (
            <div key={hand}>
              <dt>{hand}</dt>
              <dd>{does}</dd>
            </div>
          ))}
          {keys.map(([key, does]) => (
            <div key={key}>
              <dt>
                <Kbd size="xs">{key}</Kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <p className={classes.more}>
          Keys work while the chart has the focus. Where more rows than pixels are seen, the line is their mean and the
          area around it reaches from the least to the greatest of them.
        </p>
      </Popover.Dropdown>
    </Popover>
  );
}
