package kymo.core.series;

/** Two places on an axis and all between them, as JSON says them: the smaller first. */
public record Span(Object from, Object to) {}
