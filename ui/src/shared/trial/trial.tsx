import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { JsonObject } from '@/shared/api/types';

/** A processor and parameters that are tried before they are run. */
export type Tried = { processor: string; parameters: JsonObject };

/** How far a trial is. Of a newer one that is on its way, what the last one gave still stands. */
export type Outcome = { running: boolean; error: unknown; log: string[] };

type Trial = {
  tried: Tried | undefined;
  tryOut: (tried: Tried | undefined) => void;
  outcome: Outcome | undefined;
  report: (outcome: Outcome | undefined) => void;
  /** how many charts would draw it */
  charts: number;
  join: () => () => void;
};

const TrialContext = createContext<Trial>({
  tried: undefined,
  tryOut: () => {},
  outcome: undefined,
  report: () => {},
  charts: 0,
  join: () => () => {},
});

/** Lets a dataset's form and its chart know of each other: what is tried in the one is drawn in the other. */
export function TrialProvider({ children }: { children: ReactNode }) {
  const [tried, tryOut] = useState<Tried>();
  const [outcome, report] = useState<Outcome>();
  const [charts, setCharts] = useState(0);
  const trial = useMemo(() => {
    const join = () => {
      setCharts((before) => before + 1);
      return () => setCharts((before) => before - 1);
    };
    return { tried, tryOut, outcome, report, charts, join };
  }, [tried, outcome, charts]);
  return <TrialContext value={trial}>{children}</TrialContext>;
}

/** For a chart: what it should draw besides. */
export function useTried(): Tried | undefined {
  const { tried, join } = useContext(TrialContext);
  // oxlint-disable-next-line react/exhaustive-deps -- a chart joins once; the function is another one whenever something is tried
  useEffect(() => join(), []);
  return tried;
}

/** For a chart: tells the form how far the trial is. The same outcome must be the same object. */
export function useReport(outcome: Outcome | undefined): void {
  const { report } = useContext(TrialContext);
  useEffect(() => report(outcome), [report, outcome]);
  useEffect(() => () => report(undefined), [report]);
}

/** For a form: whether somebody draws what is tried, how to tell, and what came of it. */
export function useTryOut(): { isDrawn: boolean; tryOut: Trial['tryOut']; outcome: Outcome | undefined } {
  const { charts, tryOut, outcome } = useContext(TrialContext);
  return { isDrawn: charts > 0, tryOut, outcome };
}
