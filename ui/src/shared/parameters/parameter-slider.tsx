import { Slider } from '@mantine/core';
import type { ParameterField } from './parameter-fields';

type ParameterSliderProps = {
  field: ParameterField;
  /** of the dataset */
  rows: number | undefined;
  value: number | undefined;
  onChange: (value: number) => void;
};

/** The longest window that the slider reaches: a longer one is typed. */
const LONGEST_WINDOW = 10_000;
const STEPS = 200;

/** A number by hand: a window by its magnitude, what has both limits evenly between them; nothing for any other. */
export function ParameterSlider({ field, rows, value, onChange }: ParameterSliderProps) {
  const scale = scaleOf(field, rows);
  if (!scale) return null;
  return (
    <Slider
      mt={8}
      size="sm"
      label={null}
      min={0}
      max={STEPS}
      value={value === undefined ? 0 : Math.round(scale.place(value) * STEPS)}
      onChange={(step) => onChange(scale.at(step / STEPS))}
      thumbLabel={field.title}
      thumbProps={{ 'aria-valuetext': value === undefined ? 'none' : String(value) }}
    />
  );
}

function clip(part: number): number {
  return Math.min(1, Math.max(0, part));
}

type Scale = { at: (part: number) => number; place: (value: number) => number };

/** From 0 to 1 along the slider; exported for its test. */
export function scaleOf({ name, kind, least, greatest }: ParameterField, rows: number | undefined): Scale | undefined {
  if (name === 'window' && kind === 'integer') {
    const from = Math.max(1, least ?? 1);
    const to = Math.min(LONGEST_WINDOW, greatest ?? LONGEST_WINDOW, Math.floor((rows ?? Number.POSITIVE_INFINITY) / 2));
    if (to <= from) return undefined;
    const span = Math.log(to / from);
    return {
      at: (part) => Math.round(from * Math.exp(part * span)),
      place: (value) => clip(Math.log(Math.max(from, value) / from) / span),
    };
  }
  if (least === undefined || greatest === undefined || greatest <= least) return undefined;
  return {
    at: (part) => {
      const value = least + part * (greatest - least);
      return kind === 'integer' ? Math.round(value) : Number(value.toPrecision(4));
    },
    place: (value) => clip((value - least) / (greatest - least)),
  };
}
