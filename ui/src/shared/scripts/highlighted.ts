import highlighter from 'highlight.js/lib/core';
import groovy from 'highlight.js/lib/languages/groovy';

highlighter.registerLanguage('groovy', groovy);

/** Groovy as HTML: the text itself, escaped, in elements that say what each word is. */
export function highlighted(source: string): string {
  return highlighter.highlight(source, { language: 'groovy' }).value;
}
