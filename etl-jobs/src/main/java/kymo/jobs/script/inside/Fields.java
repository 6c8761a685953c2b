package kymo.jobs.script.inside;

import java.lang.reflect.Modifier;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.SourceUnit;

/** What may stand outside of the methods of a script: constants. What it remembers otherwise would not be there after a restart, or on another host. */
final class Fields {

    private Fields() {}

    static void check(SourceUnit source, Statement statement) {
        if (statement instanceof EmptyStatement) return;
        boolean field = statement instanceof ExpressionStatement single
                && single.getExpression() instanceof DeclarationExpression declaration
                && declaration.getAnnotations().stream()
                        .anyMatch(annotation -> annotation
                                .getClassNode()
                                .getNameWithoutPackage()
                                .equals("Field"));
        if (!field) {
            if (statement instanceof ReturnStatement) return;
            Sketch.wrong(
                    source,
                    statement,
                    "a script with a method process consists of methods and constants, but this stands outside of them; put it into a method, or write @Field static final before a constant");
            return;
        }
        DeclarationExpression declaration = (DeclarationExpression) ((ExpressionStatement) statement).getExpression();
        if (!declaration.isMultipleAssignmentDeclaration()
                && Modifier.isFinal(declaration.getVariableExpression().getModifiers())) return;
        Sketch.wrong(
                source,
                statement,
                "what a script remembers must be in context.state(), which outlives a restart; write final before a constant");
    }
}
