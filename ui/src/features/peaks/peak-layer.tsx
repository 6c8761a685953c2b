import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { DatasetDetail } from '@/shared/api/types';
import { useMark } from '@/shared/marks/marks';
import { peakMarks } from '@/shared/marks/peaks';
import { markersQuery } from './peak-queries';
import { peakTitle } from './peak-title';

type PeakLayerProps = {
  dataset: DatasetDetail;
  resultId: string;
  /** what this result is called, beside another one */
  name: string;
  /** drawn as outlines, to be told from those of another result */
  hollow: boolean;
};

/** The peaks of one result in the chart of its dataset, and nothing beside it. */
export function PeakLayer({ dataset, resultId, name, hollow }: PeakLayerProps) {
  const [search] = useSearchParams();
  const markers = useQuery(markersQuery(resultId, dataset.axis, { from: search.get('from'), to: search.get('to') })).data;
  const marks = useMemo(
    () => ({ points: peakMarks(markers?.peaks ?? [], (peak) => `${name}: ${peakTitle(peak)}`).map((mark) => ({ ...mark, id: `${name} ${mark.id}`, hollow })) }),
    [markers, name, hollow],
  );
  useMark(`peaks ${name}`, marks);
  return null;
}
