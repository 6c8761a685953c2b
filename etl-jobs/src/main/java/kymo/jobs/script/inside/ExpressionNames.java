package kymo.jobs.script.inside;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kymo.jobs.script.api.Output;
import kymo.jobs.script.api.Param;
import kymo.jobs.script.api.Type;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/**
 * The names in a script of expressions. A name that is assigned without being declared, or declared with {@code @Output}, is an output; one that is declared
 * otherwise belongs to the script; one that is read without having been assigned is a column, or what {@code @Param} says.
 */
final class ExpressionNames {

    /** A parameter of the script, by its name. */
    record Given(String name, Type kind) {
        boolean isColumn() {
            return kind == Type.COLUMN;
        }

        ClassNode type() {
            return switch (kind) {
                case INTEGER -> ClassHelper.long_TYPE;
                case FLAG -> ClassHelper.boolean_TYPE;
                case TEXT, CHOICE -> ClassHelper.STRING_TYPE;
                default -> ClassHelper.double_TYPE;
            };
        }

        /** What of {@link kymo.jobs.script.api.Params} gives it. */
        String getter() {
            return kind.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final Set<String> CONSTANTS = Set.of("PI", "MISSING", "this", "super");
    private static final Set<String> WITH_VALUES = Set.of("NUMBER", "INTEGER", "TEXT", "FLAG", "CHOICE", "COLUMN");
    private static final String RULE =
            "a script without a method process consists of assignments such as y = x * 2, and if and else around them";

    private final SourceUnit source;
    private final Map<String, Given> given = new LinkedHashMap<>();
    private final Set<String> outputs = new LinkedHashSet<>();
    private final Set<String> locals = new LinkedHashSet<>();
    private final Set<String> assigned = new LinkedHashSet<>();
    /** Those that belong to the script. */
    private final Set<String> ownNames = new LinkedHashSet<>();

    private final List<AnnotationNode> annotations = new ArrayList<>();
    private final Map<String, AnnotationNode> outputAnnotations = new LinkedHashMap<>();

    private ExpressionNames(SourceUnit source) {
        this.source = source;
    }

    /** Finds the names; takes declarations of parameters and outputs out of the statements, which then only assign. */
    static ExpressionNames of(SourceUnit source, List<Statement> statements) {
        ExpressionNames names = new ExpressionNames(source);
        // a parameter may be told below the line that uses it
        statements.removeIf(names::isParameter);
        statements.removeIf(statement -> !names.take(statement));
        names.locals.removeIf(names.given::containsKey);
        if (names.outputs.isEmpty()
                && !statements.isEmpty()
                && !source.getErrorCollector().hasErrors())
            Sketch.wrong(
                    source,
                    statements.get(0),
                    RULE + ", but nothing is assigned here; write y = … without a type, or @Output before it");
        return names;
    }

    private boolean isParameter(Statement statement) {
        return statement instanceof ExpressionStatement single
                && single.getExpression() instanceof DeclarationExpression declaration
                && !declaration.isMultipleAssignmentDeclaration()
                && declaration.getAnnotations().stream().anyMatch(annotation -> isA(annotation, Param.class))
                && !declare(single, declaration);
    }

    /** Whether the statement stays in the loop. */
    private boolean take(Statement statement) {
        // an empty script returns nothing
        if (statement instanceof EmptyStatement || statement.getLineNumber() < 1) return false;
        if (statement instanceof BlockStatement block) {
            block.getStatements().removeIf(inner -> !take(inner));
            return true;
        }
        if (statement instanceof IfStatement choice) {
            read(choice.getBooleanExpression());
            take(choice.getIfBlock());
            take(choice.getElseBlock());
            return true;
        }
        if (statement instanceof ExpressionStatement single) {
            Expression expression = single.getExpression();
            if (expression instanceof DeclarationExpression declaration) return declare(single, declaration);
            if (expression instanceof BinaryExpression assignment
                    && Types.ofType(assignment.getOperation().getType(), Types.ASSIGNMENT_OPERATOR)
                    && assignment.getLeftExpression() instanceof VariableExpression name) {
                read(assignment.getRightExpression());
                if (assignment.getOperation().getType() != Types.EQUAL) read(name);
                Given parameter = given.get(name.getName());
                if (parameter != null && !parameter.isColumn())
                    Sketch.wrong(
                            source,
                            statement,
                            "'%s' is a parameter and cannot be assigned; use another name".formatted(name.getName()));
                assign(name.getName(), !ownNames.contains(name.getName()));
                return true;
            }
        }
        boolean nameless = statement instanceof ExpressionStatement;
        Sketch.wrong(
                source,
                statement,
                RULE
                        + (nameless
                                ? ", but this gives its value no name; write y = in front of it"
                                : ", but this is something else; write a method process for more"));
        return true;
    }

    private void assign(String name, boolean output) {
        assigned.add(name);
        locals.add(name);
        if (output) outputs.add(name);
    }

    private boolean declare(ExpressionStatement statement, DeclarationExpression declaration) {
        if (declaration.isMultipleAssignmentDeclaration()) {
            Sketch.wrong(source, declaration, RULE + "; declare one name at a time");
            return true;
        }
        String name = declaration.getVariableExpression().getName();
        List<AnnotationNode> here = new ArrayList<>(declaration.getAnnotations());
        for (AnnotationNode annotation : here) {
            if (isA(annotation, Param.class) || isA(annotation, Output.class)) named(annotation, name);
            if (isA(annotation, Output.class)) outputAnnotations.put(name, annotation);
            else annotations.add(annotation);
        }
        for (AnnotationNode annotation : here)
            if (isA(annotation, Param.class)) return parameter(name, annotation, declaration);
        read(declaration.getRightExpression());
        boolean output = here.stream().anyMatch(annotation -> isA(annotation, Output.class));
        if (!output) ownNames.add(name);
        assign(name, output);
        boolean empty = declaration.getRightExpression() instanceof EmptyExpression;
        BinaryExpression assignment = new BinaryExpression(
                Grammar.at(new VariableExpression(name), declaration),
                org.codehaus.groovy.syntax.Token.newSymbol(
                        Types.EQUAL, declaration.getLineNumber(), declaration.getColumnNumber()),
                empty ? new ConstantExpression(Double.NaN, true) : declaration.getRightExpression());
        statement.setExpression(Grammar.at(assignment, declaration));
        return true;
    }

    /** A parameter says what it is; a value that is assigned to it is its default. */
    private boolean parameter(String name, AnnotationNode annotation, DeclarationExpression declaration) {
        Expression told = annotation.getMember("type");
        String type = told == null
                ? "NUMBER"
                : told instanceof PropertyExpression property ? property.getPropertyAsString() : told.getText();
        if (!WITH_VALUES.contains(type)) {
            Sketch.wrong(
                    source,
                    annotation,
                    "a parameter of an expression has one value in a row, so it cannot be %s; write a method process for that"
                            .formatted(type));
            return false;
        }
        given.put(name, new Given(name, Type.valueOf(type)));
        assigned.add(name);
        Expression value = declaration.getRightExpression();
        if (value instanceof EmptyExpression) return false;
        Object usual = value instanceof ConstantExpression constant ? constant.getValue() : Grammar.number(value);
        if (usual != null && annotation.getMember("defaultValue") == null)
            annotation.setMember("defaultValue", new ConstantExpression(usual.toString()));
        else Sketch.wrong(source, declaration, "the default of '%s' must be a plain value".formatted(name));
        return false;
    }

    private static boolean isA(AnnotationNode annotation, Class<?> type) {
        return annotation.getClassNode().getNameWithoutPackage().equals(type.getSimpleName());
    }

    private static void named(AnnotationNode annotation, String name) {
        if (annotation.getMember("name") == null) annotation.setMember("name", new ConstantExpression(name));
    }

    private void read(@Nullable Expression expression) {
        if (expression == null) return;
        expression.visit(new CodeVisitorSupport() {
            @Override
            public void visitVariableExpression(VariableExpression variable) {
                String name = variable.getName();
                if (CONSTANTS.contains(name) || assigned.contains(name) || given.containsKey(name)) return;
                given.put(name, new Given(name, Type.COLUMN));
                AnnotationNode column = annotation(Param.class, variable);
                named(column, name);
                column.setMember("type", type("COLUMN"));
                column.setMember("defaultValue", new ConstantExpression(name));
                column.setMember("help", new ConstantExpression("The column that is " + name + "."));
                annotations.add(column);
            }

            /** {@code Math} in {@code Math.abs(x)} is no column. */
            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
                if (!isClass(call.getObjectExpression()))
                    call.getObjectExpression().visit(this);
                call.getArguments().visit(this);
            }

            @Override
            public void visitPropertyExpression(PropertyExpression property) {
                if (!isClass(property.getObjectExpression()))
                    property.getObjectExpression().visit(this);
            }

            @Override
            public void visitClosureExpression(ClosureExpression closure) {
                Sketch.wrong(source, closure, RULE + "; closures are for a method process");
            }
        });
    }

    private static boolean isClass(Expression object) {
        return object instanceof VariableExpression name
                && Character.isUpperCase(name.getName().charAt(0));
    }

    private static AnnotationNode annotation(Class<?> type, ASTNode of) {
        AnnotationNode made = new AnnotationNode(ClassHelper.make(type));
        made.setSourcePosition(of);
        return made;
    }

    private static Expression type(String name) {
        return new PropertyExpression(new ClassExpression(ClassHelper.make(Type.class)), name);
    }

    /** The parameters: columns are arrays outside the loop, the others are what they are. */
    List<Given> given() {
        return List.copyOf(given.values());
    }

    Set<String> outputs() {
        return outputs;
    }

    /** Names that the loop declares, missing at the beginning of each row. */
    Set<String> locals() {
        return locals;
    }

    /** All that the script says of itself, with an output for each name that is one, in their order. */
    List<AnnotationNode> annotations() {
        List<AnnotationNode> all = new ArrayList<>(annotations);
        for (String output : outputs) {
            AnnotationNode told = outputAnnotations.get(output);
            if (told == null) {
                told = new AnnotationNode(ClassHelper.make(Output.class));
                named(told, output);
            }
            all.add(told);
        }
        return all;
    }
}
