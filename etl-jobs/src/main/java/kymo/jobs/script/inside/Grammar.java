package kymo.jobs.script.inside;

import java.util.Map;
import java.util.Set;
import kymo.jobs.script.api.Script;
import kymo.jobs.script.api.Type;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.InnerClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a script as soon as it has been parsed, before anything of it could have an effect: methods alone, no classes, no annotations but those of the
 * contract (some others do their work while a script is compiled), imports of what may be used. Names are as they were written.
 */
final class Grammar extends CompilationCustomizer {

    private static final Set<String> ANNOTATIONS = Set.of("Script", "Param", "Output", "Halo", "Field");
    private static final String API = Script.class.getPackageName() + ".";
    private static final Set<String> NUMBERS = Set.of("min", "max");

    Grammar() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode script) {
        ModuleNode module = source.getAST();
        if (module.hasPackageName() && module.getPackage() != null)
            Sketch.refuse(source, module.getPackage(), "a script is in no package; leave the line out");
        imports(source, module);
        boolean helper = script instanceof InnerClassNode || !script.isScript();
        if (helper) {
            Sketch.refuse(
                    source,
                    script,
                    "a script consists of methods and has no classes of its own, such as '%s'; use maps, arrays or several methods"
                            .formatted(script.getNameWithoutPackage()));
            return;
        }
        annotations(source, script);
        for (FieldNode field : script.getFields()) annotations(source, field);
        for (MethodNode method : script.getMethods()) {
            annotations(source, method);
            for (Parameter parameter : method.getParameters()) annotations(source, parameter);
            if (method.getCode() != null)
                method.getCode().visit(new CodeVisitorSupport() {
                    @Override
                    public void visitDeclarationExpression(DeclarationExpression declaration) {
                        annotations(source, declaration);
                        super.visitDeclarationExpression(declaration);
                    }

                    @Override
                    public void visitClosureExpression(ClosureExpression closure) {
                        if (closure.getParameters() != null)
                            for (Parameter parameter : closure.getParameters()) annotations(source, parameter);
                        super.visitClosureExpression(closure);
                    }

                    @Override
                    public void visitForLoop(ForStatement loop) {
                        if (loop.getValueVariable() != null) annotations(source, loop.getValueVariable());
                        super.visitForLoop(loop);
                    }
                });
        }
    }

    private static void imports(SourceUnit source, ModuleNode module) {
        for (ImportNode one : module.getImports()) checkImport(source, one, one.getType());
        for (ImportNode one : module.getStaticImports().values()) checkImport(source, one, one.getType());
        for (ImportNode one : module.getStaticStarImports().values()) checkImport(source, one, one.getType());
        for (ImportNode one : module.getStarImports()) {
            annotations(source, one);
            String of = one.getPackageName();
            if (!of.startsWith("kymo.core.kernel.") && !of.equals(API) && !AllowedTypes.STARS.contains(of))
                Sketch.refuse(source, one, AllowedTypes.refusal(of + "*"));
        }
    }

    private static void checkImport(SourceUnit source, ImportNode one, ClassNode type) {
        annotations(source, one);
        boolean renamed = one.getAlias() != null
                && !one.isStatic()
                && !type.getName().endsWith("." + one.getAlias())
                && !type.getName().endsWith("$" + one.getAlias());
        if (!AllowedTypes.allows(type.getName())) Sketch.refuse(source, one, AllowedTypes.refusal(type.getName()));
        // an annotation under another name would not be known by its name
        else if (renamed && ANNOTATIONS.contains(one.getAlias()))
            Sketch.refuse(source, one, "'%s' keeps its name in a script".formatted(one.getAlias()));
    }

    private static void annotations(SourceUnit source, AnnotatedNode node) {
        for (AnnotationNode annotation : node.getAnnotations()) {
            // the compiler's own, such as @Generated on main
            if (annotation.getLineNumber() < 1) continue;
            String name = annotation.getClassNode().getName();
            String simple = name.substring(name.lastIndexOf('.') + 1);
            boolean known = ANNOTATIONS.contains(simple)
                    && (name.equals(simple) || name.equals(API + simple) || name.equals("groovy.transform.Field"));
            if (!known || (simple.equals("Field") && !annotation.getMembers().isEmpty()))
                Sketch.refuse(
                        source,
                        annotation,
                        "@%s may not be used in a script; there are @Script, @Param, @Output, @Halo and @Field"
                                .formatted(simple));
            else members(annotation);
        }
    }

    /** Numbers may be written as one writes them, types without a prefix. */
    private static void members(AnnotationNode annotation) {
        for (Map.Entry<String, Expression> member : annotation.getMembers().entrySet()) {
            Expression value = member.getValue();
            Double number = NUMBERS.contains(member.getKey()) ? number(value) : null;
            if (number != null) member.setValue(at(new ConstantExpression(number, true), value));
            else if (member.getKey().equals("type") && value instanceof VariableExpression name)
                member.setValue(at(
                        new PropertyExpression(new ClassExpression(ClassHelper.make(Type.class)), name.getName()),
                        value));
        }
    }

    static @Nullable Double number(Expression value) {
        if (value instanceof ConstantExpression constant && constant.getValue() instanceof Number number)
            return number.doubleValue();
        if (value instanceof UnaryMinusExpression minus) {
            Double of = number(minus.getExpression());
            return of == null ? null : -of;
        }
        return null;
    }

    static <T extends Expression> T at(T made, ASTNode of) {
        made.setSourcePosition(of);
        return made;
    }
}
