package kymo.jobs.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import kymo.core.kernel.DoubleColumn;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.host.Host;
import kymo.jobs.host.HostErrand;
import kymo.jobs.host.HostLimits;
import kymo.jobs.script.wire.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The allow-list left out and everything dynamic: the security manager and the loader hold what got past it. */
class BehindTheAllowListTest {

    private static Workbench bench;

    @TempDir
    Path folder;

    @BeforeAll
    static void begin() {
        bench = Workbench.over(Host.start(
                Unguarded.class,
                new HostErrand("a script", "nothing"),
                new HostLimits(128, Duration.ofMinutes(10), Duration.ofMinutes(2), Kind.MOST_BYTES + 1_024)));
    }

    @AfterAll
    static void end() {
        bench.close();
    }

    private static ProblemException problem(String statement) {
        bench.counted("x", DoubleColumn.of(1));
        return catchThrowableOfType(
                ProblemException.class,
                () -> bench.run(
                        "@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x') @Output(name = 'y') Columns process(Rows rows, Params params, Context context) {\n"
                                + statement + "\nreturn Columns.of(rows.doubles('x')) }"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            value = {
                "System.exit(3)#end the process",
                "Runtime.runtime.halt(3)#end the process",
                "println new File('/etc/passwd').text#read the file '/etc/passwd'",
                "new File('stolen').text = 'x'#change the file 'stolen'",
                "java.nio.file.Files.readString(java.nio.file.Path.of('/etc/passwd'))#read the file '/etc/passwd'",
                "println new File('/').list()#read the file '/'",
                "println System.getenv()#look at the environment",
                "println System.getenv('PATH')#look at the environment",
                "println System.getProperty('java.class.path')#look at the system's property 'java.class.path'",
                "println 'id'.execute().text#start the program '<<ALL FILES>>'",
                "new ProcessBuilder('/bin/sh', '-c', 'id').start()#start the program '/bin/sh'",
                "Thread.start { }#start or touch threads",
                "new Thread({ }).start()#start or touch threads",
                "Thread.allStackTraces.keySet().find { it.name == 'requests' }.interrupt()#do what needs the permission 'getStackTrace'",
                "java.util.concurrent.Executors.newFixedThreadPool(9).submit({ } as Runnable)#start or touch threads",
                "java.util.concurrent.CompletableFuture.supplyAsync({ 1 } as java.util.function.Supplier).get()#do what needs the permission 'getClassLoader'",
                "new Timer()#start or touch threads",
                "println new URL('http://127.0.0.1:1').text#use the network ('http://127.0.0.1:1')",
                "new Socket('127.0.0.1', 1)#use the network ('127.0.0.1:1')",
                "new ServerSocket(0)#use the network ('localhost:0')",
                "println InetAddress.getByName('example.org')#use the network ('example.org')",
                "System.securityManager = null#do what needs the permission 'setSecurityManager'",
                "java.security.Policy.setPolicy(null)#do what needs the permission 'setPolicy'",
                "System.load('/tmp/x.so')#do what needs the permission 'loadLibrary./tmp/x.so'",
                "System.setOut(null)#do what needs the permission 'setIO'",
                "def f = String.getDeclaredField('value'); f.accessible = true#do what needs the permission 'accessDeclaredMembers'",
                "ClassLoader.systemClassLoader.loadClass('kymo.jobs.host.HostMain').main('x', '1', 'now')#do what needs the permission 'readFileDescriptor'",
                "new GroovyClassLoader().parseClass('System.exit(1)')#do what needs the permission 'createClassLoader'",
                "groovy.util.Eval.me('System.exit(1)')#do what needs the permission '/groovy/shell'",
                "new GroovyShell().evaluate('System.exit(1)')#do what needs the permission '/groovy/shell'",
                "addShutdownHook { }#start or touch threads",
                "java.security.AccessController.doPrivileged({ System.exit(1) } as java.security.PrivilegedAction)#do what needs the permission 'getClassLoader'",
                "try { System.exit(3) } catch (Throwable t) { }#end the process",
                "try { new File('/etc/passwd').text } catch (Throwable t) { }#read the file '/etc/passwd'"
            })
    void isRefusedWhileItRuns(String statement, String what) {
        ProblemException problem = problem(statement);
        assertThat(problem).as("refused").isNotNull();
        assertThat(problem).hasMessageStartingWith("a script may not %s but under_test.groovy tried to", what);
        assertThat(problem.code()).isEqualTo(ProblemCode.SCRIPT_FORBIDDEN);
        assertThat(problem("int a = 1")).as("the host goes on").isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            value = {
                "println Class.forName('kymo.jobs.host.Host')",
                "println this.class.classLoader.loadClass('kymo.jobs.host.Host')",
                "println kymo.jobs.host.Host",
                "println org.springframework.boot.SpringApplication"
            })
    void seesNothingOfTheWorkersClasses(String statement) {
        ProblemException problem = problem(statement);
        assertThat(problem).as("refused").isNotNull();
        assertThat(problem.getMessage()).containsAnyOf("ClassNotFoundException", "NoClassDefFoundError");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "@groovy.transform.ASTTest(value = { System.exit(4) })",
                "@groovy.transform.ASTTest(value = { new File('/etc/passwd').text }) import java.util.List\n",
                "@Grab('org.x:y:1') import java.util.List\n",
                "@groovy.transform.TypeChecked(extensions = 'extension.groovy')",
                "@groovy.util.logging.Log class A { }\n"
            })
    void nothingOfAScriptRunsWhileItIsCompiled(String annotation) {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> bench.session()
                        .declare(
                                Workbench.NAME,
                                annotation
                                        + " @Output(name = 'y') Columns process(Rows rows, Params params, Context context) { null }"));
        // one that is not known at all is left alone
        if (!annotation.startsWith("@Grab")) assertThat(problem.code()).isEqualTo(ProblemCode.SCRIPT_INVALID);
        assertThat(problem("int a = 1")).as("the host goes on").isNull();
    }

    @Test
    void endingItselfIsAFailureOfTheScript() {
        assertThat(problem("Thread.currentThread().interrupt()")).isNull();
        assertThat(problem("Thread.currentThread().stop()")).hasMessageContaining("start or touch threads");
        assertThat(problem("throw new ThreadDeath()")).hasMessageContaining("ThreadDeath");
        assertThat(problem("int a = 1")).isNull();
    }

    @Test
    void aFinalizerCannotDoMore() throws Exception {
        Path stolen = folder.resolve("stolen");
        bench.counted("x", DoubleColumn.of(1));
        bench.run(
                "class F { void finalize() { new File('" + stolen + "').text = 'x' } }\n"
                        + "@Output(name = 'y') Columns process(Rows rows, Params params, Context context) { new F(); System.gc(); System.runFinalization(); return Columns.of(new double[rows.size()]) }");
        assertThat(Files.exists(stolen)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            value = {
                "println String.format('%.2f', 1.5)",
                "println([3, 1, 2].sort().collect { it * 2 }.sum())",
                "println 'a,b'.split(',').toList()",
                "println \"${rows.size()} rows\"",
                "println rows.columns().join(', ')",
                "println new Date(0L)",
                "println java.time.LocalDate.of(2020, 1, 1).plusDays(3)",
                "println java.time.format.DateTimeFormatter.ISO_INSTANT.format(java.time.Instant.EPOCH)",
                "println 'x' =~ /x/",
                "println([a: 1] as TreeMap)",
                "println new BigDecimal('1.5') * 2",
                "println Rolling.of(Statistic.MEAN, new RowWindow(2, false, Closed.RIGHT)).apply(DoubleColumn.of(1, 2))"
            })
    void whatScriptsNeedWorks(String statement) {
        assertThat(problem(statement)).isNull();
    }
}
