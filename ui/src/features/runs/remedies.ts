/** What to do about the problem that a run ended with, as docs/reference/errors.md says it; a test holds the two equal. */
export const remedies: Record<string, string> = {
  'file-empty': 'Upload the file that the instrument wrote.',
  'file-not-text': 'Export the data from the instrument as CSV or text.',
  'encoding-unknown': 'Set the option encoding to what the instrument wrote, such as Shift_JIS or GBK.',
  'file-no-table': 'Name the delimiter and the header line in the options.',
  'line-too-long': 'Look for an unbalanced quote or a missing line end at that line.',
  'cell-too-long': 'Look for an unbalanced quote at that line.',
  'too-many-columns': 'Split the file, or name its delimiter in the options if it was taken for another.',
  'quote-unbalanced': 'Close the quote at that line, or set the option quote to none.',
  'option-invalid': 'See the option\'s allowed values in docs/reference/ingest-options.md.',
  'parameter-invalid': 'See the processor\'s parameters.',
  'parameter-unknown': 'See the processor\'s parameters.',
  'column-unknown': 'Choose one of the columns that the message lists.',
  'column-not-numeric': 'Choose a numeric column.',
  'no-numeric-column': 'Choose the columns yourself, or ingest the file with other types.',
  'window-too-large': 'Use a smaller window.',
  'processor-unknown': 'Choose one of the processors that the message lists.',
  'dataset-unknown': 'List the datasets and choose one of them.',
  'dataset-not-published': 'Wait for its run, or restart that run.',
  'dataset-corrupt': 'Restore the file from a backup, or ingest the upload again.',
  'upload-unknown': 'Upload the file again.',
  'run-dependency-failed': 'Restart that run; this one follows by itself.',
  'run-no-progress': 'See the cause, then restart the run.',
  'run-worker-lost': 'Look at the worker\'s memory and its log, then restart the run.',
  'store-failed': 'Look at the store\'s disk or network, then restart the run.',
  'internal': 'Look at the log, then restart the run or report it.',
};

export function remedyOf(code: string): string | undefined {
  return remedies[code];
}
