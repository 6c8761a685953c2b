/** Whether live events arrive. Shows nothing while there is no live connection. */
export function ConnectionState() {
  return null;
}
