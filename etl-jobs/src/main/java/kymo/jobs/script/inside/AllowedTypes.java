package kymo.jobs.script.inside;

import java.util.Set;

/** What a script may name. What is not listed may not be used: the language's values and collections, arithmetic, texts, times, the contract and the kernel. */
final class AllowedTypes {

    /** Packages of which every class is allowed, or those below. */
    static final Set<String> STARS = Set.of(
            "java.util.function.", "java.util.", "java.time.", "java.math.", "java.util.regex.", "java.util.stream.");

    private static final Set<String> PACKAGES = Set.of(
            "kymo.jobs.script.api",
            "java.util.function",
            "java.util.stream",
            "java.util.regex",
            "java.time",
            "java.time.temporal",
            "java.time.format",
            "java.math");

    private static final String KERNEL = "kymo.core.kernel";

    private static final Set<String> CLASSES = Set.of(
            "java.lang.Object",
            "java.lang.String",
            "java.lang.StringBuilder",
            "java.lang.AbstractStringBuilder",
            "java.lang.CharSequence",
            "java.lang.Number",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Long",
            "java.lang.Integer",
            "java.lang.Short",
            "java.lang.Byte",
            "java.lang.Boolean",
            "java.lang.Character",
            "java.lang.Void",
            "java.lang.Math",
            "java.lang.StrictMath",
            "java.lang.Comparable",
            "java.lang.Iterable",
            "java.lang.Enum",
            "java.lang.Record",
            "java.lang.Exception",
            "java.lang.RuntimeException",
            "java.lang.ArithmeticException",
            "java.lang.IllegalArgumentException",
            "java.lang.IllegalStateException",
            "java.lang.IndexOutOfBoundsException",
            "java.lang.ArrayIndexOutOfBoundsException",
            "java.lang.NumberFormatException",
            "java.lang.UnsupportedOperationException",
            "java.time.format.DateTimeParseException",
            "java.time.chrono.ChronoLocalDate",
            "java.time.chrono.ChronoLocalDateTime",
            "java.time.chrono.ChronoZonedDateTime",
            "java.util.Collection",
            "java.util.Collections",
            "java.util.List",
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.AbstractCollection",
            "java.util.AbstractList",
            "java.util.AbstractMap",
            "java.util.AbstractMap$SimpleEntry",
            "java.util.AbstractSet",
            "java.util.AbstractQueue",
            "java.util.Map",
            "java.util.Map$Entry",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.SortedMap",
            "java.util.NavigableMap",
            "java.util.Set",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.TreeSet",
            "java.util.SortedSet",
            "java.util.NavigableSet",
            "java.util.Queue",
            "java.util.Deque",
            "java.util.ArrayDeque",
            "java.util.PriorityQueue",
            "java.util.Iterator",
            "java.util.ListIterator",
            "java.util.PrimitiveIterator",
            "java.util.BitSet",
            "java.util.Arrays",
            "java.util.Comparator",
            "java.util.Objects",
            "java.util.Optional",
            "java.util.OptionalDouble",
            "java.util.OptionalInt",
            "java.util.OptionalLong",
            "java.util.Locale",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.StringJoiner",
            "java.util.NoSuchElementException",
            "java.util.DoubleSummaryStatistics",
            "java.util.LongSummaryStatistics",
            "java.util.IntSummaryStatistics",
            "groovy.lang.Closure",
            "groovy.lang.GString",
            "groovy.lang.Range",
            "groovy.lang.IntRange",
            "groovy.lang.NumberRange",
            "groovy.lang.ObjectRange",
            "groovy.lang.EmptyRange",
            "groovy.lang.Tuple",
            "groovy.lang.Tuple2",
            "groovy.lang.Tuple3",
            "groovy.lang.Tuple4",
            "groovy.transform.Field");

    private AllowedTypes() {}

    /** @param name of a class, as the virtual machine knows it */
    static boolean allows(String name) {
        if (name.indexOf('.') < 0) return isPrimitive(name);
        if (CLASSES.contains(name)) return true;
        // tells another time each time
        if (name.equals("java.time.Clock") || name.equals("java.time.InstantSource")) return false;
        String of = name.substring(0, name.lastIndexOf('.'));
        return PACKAGES.contains(of) || of.equals(KERNEL) || of.startsWith(KERNEL + ".");
    }

    private static boolean isPrimitive(String name) {
        return switch (name) {
            case "double", "float", "long", "int", "short", "byte", "char", "boolean", "void" -> true;
            default -> false;
        };
    }

    static String refusal(String name) {
        return "'%s' may not be used in a script; it has its rows, parameters and state, arithmetic, texts, times and collections"
                .formatted(name);
    }
}
