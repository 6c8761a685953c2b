import classes from './swatch.module.css';

const strokes = ['solid', 'dashed', 'dotted', 'dashed'] as const;

/** A short piece of a curve's line, to know it by. */
export function Swatch({ colour, dim = false, twin = 0 }: { colour: string; dim?: boolean; twin?: number }) {
  return (
    <span
      aria-hidden
      className={classes.swatch}
      style={{ borderTopColor: colour, borderTopStyle: strokes[twin % strokes.length], opacity: dim ? 0.45 : 1 }}
    />
  );
}
