package kymo.jobs.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Set;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.host.Host;
import kymo.jobs.host.HostLimits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts may be written in, and what is said of one that cannot be used. */
class CompileTest {

    private static final String BODY =
            "@Output(name = 'y') Columns process(Rows rows, Params params, Context context) { %s; return null }";

    private static final Set<String> DO_NOT_COMPILE = Set.of(
            "use(Object) { }",
            "Object.metaClass.foo = { 1 }",
            "def f = rows.@block",
            "def c = rows.\"${'class'}\"",
            "def c = rows.\"${'size'}\"()",
            "new ArrayList().withCloseable { }");

    private static Workbench bench;

    @BeforeAll
    static void begin() {
        bench = Workbench.open();
    }

    @AfterAll
    static void end() {
        bench.close();
    }

    private static ProblemException problem(String script) {
        return catchThrowableOfType(
                ProblemException.class, () -> bench.session().declare(Workbench.NAME, script));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "System.exit(3)",
                "Runtime.getRuntime().halt(3)",
                "println new File('/etc/passwd').text",
                "new FileReader('/etc/passwd')",
                "java.nio.file.Files.readString(java.nio.file.Path.of('/etc/passwd'))",
                "println System.getenv()",
                "println 'id'.execute().text",
                "['id'].execute()",
                "new ProcessBuilder('id').start()",
                "new Thread({ println 1 }).start()",
                "Thread.start { println 1 }",
                "Thread.sleep(1)",
                "sleep(1000)",
                "println new URL('http://example.org').text",
                "'http://example.org'.toURL()",
                "println InetAddress.getByName('example.org')",
                "Class.forName('java.lang.Runtime')",
                "def c = rows.getClass()",
                "def c = rows.class",
                "def c = String.class.getMethods()",
                "def c = rows.metaClass",
                "def c = rows['class']",
                "rows['class'] = 1",
                "def c = 'x'['class']['classLoader']",
                "def k = 'class'; def c = rows[k]",
                "def c = rows[\"${'class'}\"]",
                "def c = rows.\"${'class'}\"",
                "def c = rows.\"${'size'}\"()",
                "def o = (Object) rows; o.getAt('class')",
                "rows.properties",
                "rows.invokeMethod('size', null)",
                "this.evaluate('1')",
                "evaluate('1')",
                "println binding",
                "def b = this.binding",
                "groovy.util.Eval.me('1')",
                "new GroovyShell().evaluate('1')",
                "use(Object) { }",
                "String.mixin(List)",
                "Object.metaClass.foo = { 1 }",
                "def f = rows.&size",
                "def f = rows.@block",
                "System.load('/tmp/x.so')",
                "System.setSecurityManager(null)",
                "def m = java.lang.invoke.MethodHandles.lookup()",
                "[1, 2].parallelStream()",
                "java.util.concurrent.ForkJoinPool.commonPool()",
                "Math.random()",
                "new Random()",
                "java.time.Instant.now()",
                "Collections.shuffle([1, 2])",
                "def c = { owner }",
                "def c = { delegate }",
                "{ -> }.owner",
                "try { } catch (Throwable t) { }",
                "try { } catch (StackOverflowError e) { }",
                "def c = new Object() { String toString() { 'x' } }",
                "def r = [run: { }] as Runnable",
                "def r = { } as Runnable",
                "kymo.jobs.host.Host.start(null, null, null)",
                "ClassLoader.getSystemClassLoader()",
                "def l = this.class.classLoader",
                "new javax.script.ScriptEngineManager()",
                "new ArrayList().withCloseable { }",
                "addShutdownHook { }",
                "def p = new Properties()",
                "def m = String.methods",
                "def m = String.name",
                "def c = String; c.forName('java.lang.Runtime')",
                "def c = ['a']*.class",
                "def c = ['a']*.getClass()",
                "rows.with { getClass() }",
                "def c = 'java.lang.Runtime' as Class",
                "Class c = String",
                "def f = '/etc/passwd' as File",
                "def f = '/etc/passwd'.asType(File)",
                "java.time.Clock.systemUTC().millis()",
                "java.time.ZoneId.systemDefault()",
                "Locale.setDefault(Locale.US)",
                "java.time.LocalDate.now()",
                "[1].each { @groovy.transform.ASTTest(value = { System.exit(4) }) int x -> }",
                "for (@groovy.transform.ASTTest(value = { System.exit(4) }) int x : [1]) { }",
                "@groovy.transform.ASTTest(value = { System.exit(4) }) int x = 1",
                "new Timer()"
            })
    void refusesWhatScriptsMayNot(String statement) {
        ProblemException problem = problem(BODY.formatted(statement));
        assertThat(problem).as("refused").isNotNull();
        // what does not even compile needs no refusal
        assertThat(problem.code())
                .isEqualTo(
                        DO_NOT_COMPILE.contains(statement) ? ProblemCode.SCRIPT_INVALID : ProblemCode.SCRIPT_FORBIDDEN);
        assertThat(problem.pointer()).startsWith("/1/");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "@Grab('org.x:y:1')",
                "@groovy.lang.Grab('org.x:y:1')",
                "@groovy.transform.ASTTest(value = { System.exit(4) })",
                "@groovy.transform.CompileDynamic",
                "@groovy.transform.CompileStatic(groovy.transform.TypeCheckingMode.SKIP)",
                "@groovy.transform.TypeChecked(extensions = 'x.groovy')",
                "@groovy.util.logging.Log",
                "@groovy.transform.ThreadInterrupt",
                "@Deprecated"
            })
    void refusesAnnotationsThatAreNotOfTheContract(String annotation) {
        ProblemException problem = problem(annotation + " " + BODY.formatted(""));
        assertThat(problem).isNotNull();
        assertThat(problem.code()).isEqualTo(ProblemCode.SCRIPT_FORBIDDEN);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "import groovy.transform.ASTTest as Script\n@Script(value = { System.exit(4) })",
                "@groovy.transform.ASTTest(value = { System.exit(4) }) import java.util.List\n",
                "@Grab('org.x:y:1') import java.util.*\n",
                "@groovy.lang.Newify import static java.lang.Math.abs\n",
                "import groovy.transform.*\n@ASTTest(value = { System.exit(4) })",
                "import java.lang.reflect.Method\n",
                "import static java.lang.System.exit\n",
                "import static java.lang.Runtime.*\n",
                "import java.net.*\n",
                "package kymo.jobs.script.inside\n",
                "class S { static int z = 3 }\n",
                "interface S { }\n",
                "enum S { A }\n",
                "trait S { }\n",
                "@interface S { }\n",
                "void finalize() { }\n",
                "Object invokeMethod(String name, Object args) { null }\n",
            })
    void refusesImportsAndClasses(String before) {
        ProblemException problem = problem(before + BODY.formatted(""));
        assertThat(problem).isNotNull();
        assertThat(problem.code()).isEqualTo(ProblemCode.SCRIPT_FORBIDDEN);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "println Arrays.asList(1, 2, 3).collect { it * 2 }.sum()",
                "println String.format('%.2f', 1.5)",
                "println([3, 1, 2].toList().sort())",
                "println 'a,b'.split(',').toList()",
                "double s = 0; for (double v : rows.doubles('x')) { s += v }; println s",
                "Map<String, Double> m = [a: 1.0d]; m.b = 2.0d; m['c'] = 3.0d; println m.a + m['b']",
                "def list = [1.0, 2.5]; list << 3.0; println list.max() + list.size()",
                "println \"${rows.size()} rows\"",
                "println((1..10).collect { int i -> i * i }.findAll { it > 3 })",
                "BitSet b = new BitSet(10); b.set(3); println b.cardinality()",
                "StringBuilder b = new StringBuilder(); b.append('x').append(3); println b.toString()",
                "def c = { double x -> x * 2 }; println c(3.0)",
                "Closure<Double> c = { double x -> x * 2 }; println c.call(3.0)",
                "def (a, b) = [1, 2]; println a",
                "int n = 5; while (n > 0) { n-- }; println n",
                "switch (rows.size()) { case 1: println 'one'; break; default: println 'more' }",
                "try { Double.parseDouble('x') } catch (NumberFormatException e) { println e.message }",
                "assert rows.size() > 0",
                "println rows.columns().join(', ')",
                "def rolled = Rolling.of(Statistic.MEAN, new RowWindow(3, false, Closed.RIGHT)).apply(DoubleColumn.of(1, 2, 3)); println rolled",
                "println new Random(1).nextInt()",
                "println Math.max(1, 2) + sqrt(4) + PI + abs(-1)",
                "long[] t = new long[3]; Arrays.fill(t, 5L); println Arrays.stream(t).sum()",
                "println java.time.Duration.ofSeconds(3).toMillis()",
                "println ('abc' =~ /b/).find()",
                "println 'abc'.replaceAll(/b/, 'x').toUpperCase().padLeft(10).trim().contains('x')",
                "double[][] m = new double[3][4]; m[1][2] = 5; println m[1][2]",
                "String s = null; println s?.length(); println s ?: 'none'",
                "println([1, 2, 3].stream().mapToInt { int i -> i }.sum())",
                "def sorted = [b: 1, a: 2].sort { it.key }; println sorted",
                "println 5 <=> 3; println 5.0 == 5; println 2 ** 3; println 7.intdiv(2); println 7 % 3",
                "TreeMap<Double, Integer> m = new TreeMap<>(); m.put(1.0d, 2); println m.firstKey()",
                "throw context.fail('no')",
                "throw new IllegalArgumentException('no')",
                "println rows.isMissing('x', 0) && !isMissing(1.0)"
            })
    void takesWhatScriptsNeed(String statement) {
        ProblemException problem = problem(BODY.formatted(statement));
        assertThat(problem).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            value = {
                "@Output(name = 'y') Columns process(Rows rows, Params params, Context context) {¶  int a = 'x'¶ return null }#/2/11#in line 2, column 11 'int a = 'x'', Cannot assign value of type java.lang.String to variable of type int",
                "@Output(name = 'y') Columns process(Rows rows, Params params, Context context) {¶  foo(1) ¶}#/2/3#in line 2, column 3 'foo(1)', Cannot find matching method under_test~foo(int). Please check if the declared type is correct and if the method exists.",
                "y = (x#/1/7#in line 1, column 7 'y = (x', Unexpected input: '(x'",
                "##a script needs a method process (or read), or assignments such as y = x * 2, but this one is empty",
                "¶@Output(name = 'y')¶Columns process(Rows rows) { null }#/2#in line 2 '@Output(name = 'y')', the method 'process' must be declared as process(Rows rows, Params params, Context context)",
                "double[] process(Rows rows, Params params, Context context) { null }#/1#in line 1 'double[] process(Rows rows, Params params, Context context) { null }', process must return Columns (a transform), Stretches (a detector), Flags (a check) or void (a summary, with a method Report finish) but returns double[]",
                "Columns process(Rows rows, Params params, Context context) { null }#/1#in line 1, a transform needs an @Output for each column that it makes",
                "¶@Param(name = 'a b')¶void process(Rows rows, Params params, Context context) { }¶Report finish(Params params, Context context) { null }#/2#in line 2, a parameter's name must be a word of letters, digits and _ but was 'a b'",
                "@Param(name = 'a')¶@Param(name = 'a')¶void process(Rows rows, Params params, Context context) { }¶Report finish(Params params, Context context) { null }#/1#in line 1, parameters must have different names but 'a' is there twice",
                "@Param(name = 'a', min = 3, max = 2) void process(Rows rows, Params params, Context context) { }¶Report finish(Params params, Context context) { null }#/1#in line 1, min must be at most max but 'a' has 3.0 and 2.0",
                "@Param(name = 'a')¶@Param(name = 'b', min = 3, defaultValue = '2')¶void process(Rows rows, Params params, Context context) { }¶Report finish(Params params, Context context) { null }#/2#in line 2, the defaultValue does not fit: b of custom:under_test must be a number, at least 3 but was 2.0",
                "@Param(name = 'a', defaultValue = 'two') void process(Rows rows, Params params, Context context) { }¶Report finish(Params params, Context context) { null }#/1#in line 1, a number's defaultValue must be a number but was 'two'",
                "@Param(name = 'a', type = CHOICE) void process(Rows rows, Params params, Context context) { }¶Report finish(Params params, Context context) { null }#/1#in line 1, a choice needs options but 'a' has none",
                "@Param(name = 'a', type = INSTANT)¶void process(Rows rows, Params params, Context context) { }¶Report finish(Params params, Context context) { null }#/1#in line 1 '@Param(name = 'a', type = INSTANT)', a parameter cannot be of the type INSTANT",
                "@Output(name = 'a', type = COLUMN)¶Columns process(Rows rows, Params params, Context context) { null }#/1#in line 1 '@Output(name = 'a', type = COLUMN)', an output cannot be of the type COLUMN; it is NUMBER, INTEGER, TEXT, FLAG, INSTANT, DATETIME or DATE",
                "@Halo(before = 'w') @Output(name = 'a') Columns process(Rows rows, Params params, Context context) { null }#/1#in line 1, a halo must be a whole number of rows or the name of an INTEGER parameter but was 'w'",
                "@Output(name = 'a') void process(Rows rows, Params params, Context context) { }¶Report finish(Params params, Context context) { null }#/1#in line 1, the result of a summary has columns of its own, so it declares no @Output",
                "void process(Rows rows, Params params, Context context) { }#/1#in line 1 'void process(Rows rows, Params params, Context context) { }', process returns void, as that of a summary, so there must be a method Report finish(Params params, Context context)",
                "@Field double sum = 0¶@Output(name = 'y') Columns process(Rows rows, Params params, Context context) { null }#/1/1#in line 1, column 1 '@Field double sum = 0', what a script remembers must be in context.state(), which outlives a restart; write final before a constant",
                "println 1¶@Output(name = 'y') Columns process(Rows rows, Params params, Context context) { null }#/1/1#in line 1, column 1 'println 1', a script with a method process consists of methods and constants, but this stands outside of them; put it into a method, or write @Field static final before a constant",
                "@Output(name = 'y') Columns process(Rows rows, Params params, Context context) { null }¶Columns finish(Params params, Context context) { null }#/1#in line 1 '@Output(name = 'y') Columns process(Rows rows, Params params, Context context) {…', a transform makes a row for each row of a block, so it holds nothing back for finish; use a halo for rows that come later",
                "@Output(name = 'y')¶Stretches process(Rows rows, Params params, Context context) { null }¶Stretches finish(Params params, Context context) { null }#/1#in line 1 '@Output(name = 'y')', finish gives what was held back from block to block, so the script must say @Script(stateful = true)",
                "@Output(name = 'y', type = TEXT)¶Stretches process(Rows rows, Params params, Context context) { null }#/1#in line 1, an output of a detector must be a NUMBER or an INTEGER but 'y' is string"
            })
    void whatIsWrongIsToldWithItsPlace(@Nullable String script, @Nullable String pointer, String what) {
        ProblemException problem = problem(script == null ? "" : script.replace('¶', '\n'));
        assertThat(problem)
                .hasMessage("under_test.groovy cannot be used: " + what.replace('~', '#') + "; correct the script");
        assertThat(problem.code()).isEqualTo(ProblemCode.SCRIPT_INVALID);
        assertThat(problem.pointer()).isEqualTo(pointer);
    }

    @Test
    void constantsMayStandOutsideOfMethods() {
        assertThat(problem("@Field static final double G = 9.81\n" + BODY.formatted("double g = G * 2")))
                .isNull();
    }

    @Test
    void aScriptThatCannotBeUsedLeavesTheOthersAlone() {
        assertThat(problem("y = (")).isNotNull();
        assertThat(bench.session().declare(Workbench.NAME, "y = x * 2").results())
                .hasSize(1);
    }

    @Test
    void aThousandScriptsFitIntoTheMetaspaceOfOneHost() {
        HostLimits limits = ScriptHost.kind().limits().withMetaspaceMiB(32);
        try (Workbench small = Workbench.over(Host.start(ScriptHost.kind(limits), ScriptHost.errand(Workbench.NAME)))) {
            for (int i = 0; i < 1_000; i++) {
                String closure = "def c = { double x -> x * %d }; context.log(\"${c(1.0)}\")".formatted(i);
                assertThat(small.session()
                                .declare(Workbench.NAME, BODY.formatted(closure))
                                .results())
                        .hasSize(1);
            }
        }
    }
}
