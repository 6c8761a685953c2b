import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { JsonObject } from '@/shared/api/types';

/** A processor and parameters that are tried before they are run. */
export type Tried = { processor: string; parameters: JsonObject };

type Trial = {
  tried: Tried | undefined;
  tryOut: (tried: Tried | undefined) => void;
  /** how many charts would draw it */
  charts: number;
  join: () => () => void;
};

const TrialContext = createContext<Trial>({ tried: undefined, tryOut: () => {}, charts: 0, join: () => () => {} });

/** Lets a dataset's form and its chart know of each other: what is tried in the one is drawn in the other. */
export function TrialProvider({ children }: { children: ReactNode }) {
  const [tried, tryOut] = useState<Tried>();
  const [charts, setCharts] = useState(0);
  const trial = useMemo(() => {
    const join = () => {
      setCharts((before) => before + 1);
      return () => setCharts((before) => before - 1);
    };
    return { tried, tryOut, charts, join };
  }, [tried, charts]);
  return <TrialContext value={trial}>{children}</TrialContext>;
}

/** For a chart: what it should draw besides. */
export function useTried(): Tried | undefined {
  const { tried, join } = useContext(TrialContext);
  // oxlint-disable-next-line react/exhaustive-deps -- a chart joins once; the function is another one whenever something is tried
  useEffect(() => join(), []);
  return tried;
}

/** For a form: whether somebody draws what is tried, and how to tell. */
export function useTryOut(): { isDrawn: boolean; tryOut: Trial['tryOut'] } {
  const { charts, tryOut } = useContext(TrialContext);
  return { isDrawn: charts > 0, tryOut };
}
