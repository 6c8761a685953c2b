package kymo.jobs.script.inside;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Makes of each form of script, as soon as it has been parsed, one with a method {@code process} or {@code read}. */
final class ScriptForm extends CompilationCustomizer {

    private final Sketch sketch;

    ScriptForm(Sketch sketch) {
        super(CompilePhase.CONVERSION);
        this.sketch = sketch;
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode script) {
        if (!script.isScript() || source.getErrorCollector().hasErrors()) return;
        boolean expressions = entries(script).isEmpty();
        BlockStatement statements = source.getAST().getStatementBlock();
        if (expressions) {
            List<Statement> loop = new ArrayList<>(statements.getStatements());
            ExpressionNames names = ExpressionNames.of(source, loop);
            if (loop.isEmpty()) Sketch.wrong(source, script, CompileErrors.EMPTY);
            script.addMethod(ExpressionForm.process(names, loop));
            statements.getStatements().clear();
        } else {
            for (Statement statement : statements.getStatements()) Fields.check(source, statement);
        }
        new Decimals(source, expressions).visitClass(script);
        for (MethodNode entry : entries(script)) sketch.note(entry);
    }

    private static List<MethodNode> entries(ClassNode script) {
        return script.getMethods().stream()
                .filter(method ->
                        method.getName().equals("process") || method.getName().equals("read"))
                .toList();
    }
}
