/** Colours of the lines in a chart, in this order; told apart also by eyes that see few colours. */
export const seriesLight = ['#1D0CAA', '#E46212', '#2CA2A2', '#A20A01', '#9754ED', '#5F115C'] as const;
export const seriesDark = ['#37A8EC', '#F0E331', '#B0486E', '#59FCE1', '#A8A255', '#6C50E9'] as const;

export const accentLight = '#3B4CCA';
export const accentDark = '#8EA2FF';

export const fontText = "'Inter Variable', system-ui, sans-serif";
export const fontMono = "'JetBrains Mono Variable', ui-monospace, monospace";
