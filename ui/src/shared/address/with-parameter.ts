/** A search with another value of a parameter, or (null) without it. */
export function withParameter(search: URLSearchParams, name: string, value: string | null): URLSearchParams {
  const after = new URLSearchParams(search);
  if (value === null) after.delete(name);
  else after.set(name, value);
  return after;
}
