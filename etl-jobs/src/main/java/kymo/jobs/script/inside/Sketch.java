package kymo.jobs.script.inside;

import java.util.ArrayList;
import java.util.List;
import kymo.jobs.script.api.Halo;
import kymo.jobs.script.api.Output;
import kymo.jobs.script.api.Param;
import kymo.jobs.script.api.Script;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** What is found out of one script while it is compiled. */
final class Sketch {

    /** Something that a script has no business with. */
    static final class Forbidden extends SyntaxException {
        Forbidden(String message, ASTNode where) {
            super(message, where.getLineNumber(), where.getColumnNumber());
        }
    }

    /** Lines of the annotations, in their order. */
    final List<Integer> parameterLines = new ArrayList<>();

    final List<Integer> outputLines = new ArrayList<>();
    int line = 1;

    static void refuse(SourceUnit source, ASTNode where, String message) {
        source.getErrorCollector().addErrorAndContinue(new SyntaxErrorMessage(new Forbidden(message, where), source));
    }

    static void wrong(SourceUnit source, ASTNode where, String message) {
        source.getErrorCollector()
                .addErrorAndContinue(new SyntaxErrorMessage(
                        new SyntaxException(message, where.getLineNumber(), where.getColumnNumber()), source));
    }

    /** Where a method's annotations stand. */
    void note(MethodNode method) {
        line = Math.max(1, method.getLineNumber());
        for (AnnotationNode annotation : method.getAnnotations()) {
            String name = annotation.getClassNode().getNameWithoutPackage();
            if (name.equals(Param.class.getSimpleName())) parameterLines.add(annotation.getLineNumber());
            if (name.equals(Output.class.getSimpleName())) outputLines.add(annotation.getLineNumber());
            if (List.of(Script.class.getSimpleName(), Halo.class.getSimpleName())
                    .contains(name)) line = annotation.getLineNumber();
        }
    }
}
