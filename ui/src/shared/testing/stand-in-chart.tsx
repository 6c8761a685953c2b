import { useMarks, useOfferedHands, type Marks } from '@/shared/marks/marks';

type StandInChartProps = {
  /** what it was asked to show is put here */
  moves: unknown[];
  /** what is told of the marks that it would draw */
  tell: (marks: Marks) => string | number;
};

/** Stands where a dataset's chart stands, for a panel beside it. */
export function StandInChart({ moves, tell }: StandInChartProps) {
  const [marks = {}] = useMarks();
  useOfferedHands({ centre: (x) => moves.push(x), show: (...ends) => moves.push(ends) });
  const last = marks.points?.at(-1)?.id ?? marks.spans?.at(-1)?.id ?? '';
  return (
    <>
      <output aria-label="marked">{tell(marks)}</output>
      <output aria-label="lit">{JSON.stringify(marks.lit)}</output>
      <button type="button" onClick={() => marks.onPick?.(last)}>
        click the last mark
      </button>
    </>
  );
}
