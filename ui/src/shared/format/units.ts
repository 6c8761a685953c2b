/** Whether a column's name says its unit itself, as instruments write it: "Oven [°C]", "Oven (°C)", "time/s". */
export function saysUnit(name: string, unit: string): boolean {
  return name.includes(`[${unit}]`) || name.includes(`(${unit})`) || name.endsWith(`/${unit}`);
}

/** A column's name with its unit: "Oven [°C]". */
export function named(name: string, unit: string | null): string {
  return unit === null || saysUnit(name, unit) ? name : `${name} [${unit}]`;
}
