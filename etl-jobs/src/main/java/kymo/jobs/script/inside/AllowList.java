package kymo.jobs.script.inside;

import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.PropertyNode;
import org.codehaus.groovy.ast.Variable;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.AttributeExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.MethodPointerExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.CatchStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;
import org.codehaus.groovy.transform.stc.ExtensionMethodNode;
import org.codehaus.groovy.transform.stc.StaticTypesMarker;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a script once every call in it has been bound to the method that it calls, and refuses types, methods and properties that are not for scripts.
 * What cannot be told is refused.
 */
final class AllowList extends ClassCodeVisitorSupport {

    private final SourceUnit source;
    private final ClassNode script;
    private final Set<Integer> told = new HashSet<>();
    private ASTNode place;

    AllowList(SourceUnit source, ClassNode script) {
        this.source = source;
        this.script = script;
        place = script;
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return source;
    }

    @Override
    public void visitMethod(MethodNode method) {
        if (method.isSynthetic() || method.getLineNumber() < 0) return;
        if (AllowedCalls.isReserved(method.getName()))
            refuse(method, "a method of a script cannot be called '%s'".formatted(method.getName()));
        type(method.getReturnType(), method);
        for (Parameter parameter : method.getParameters()) type(parameter.getType(), parameter);
        super.visitMethod(method);
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        MethodNode target = call.getMethodTarget();
        if (target == null) target = call.getNodeMetaData(StaticTypesMarker.DIRECT_METHOD_CALL_TARGET);
        // what the compiler makes of == and in
        if (target != null && AllowedCalls.isComparison(target)) {
            call.getArguments().visit(this);
            return;
        }
        check(call, call.getMethodAsString(), target);
        super.visitMethodCallExpression(call);
    }

    @Override
    public void visitStaticMethodCallExpression(StaticMethodCallExpression call) {
        check(call, call.getMethod(), call.getNodeMetaData(StaticTypesMarker.DIRECT_METHOD_CALL_TARGET));
        super.visitStaticMethodCallExpression(call);
    }

    private void check(Expression call, @Nullable String name, @Nullable MethodNode target) {
        if (target == null || name == null) {
            refuse(call, "it cannot be told what '%s' calls, so it may not be used in a script".formatted(name));
            return;
        }
        String refusal = target instanceof ExtensionMethodNode extension
                ? AllowedCalls.refusalOfExtension(extension.getExtensionMethodNode())
                : target.getDeclaringClass().redirect().equals(script)
                        ? null
                        : AllowedCalls.refusal(target.getDeclaringClass(), name, target.getParameters().length);
        if (refusal != null) refuse(call, refusal);
    }

    /** Operators are calls too. */
    @Override
    public void visitBinaryExpression(BinaryExpression operation) {
        MethodNode target = operation.getNodeMetaData(StaticTypesMarker.DIRECT_METHOD_CALL_TARGET);
        if (target != null) check(operation, target.getName(), target);
        else if (operation.getOperation().getType() == Types.LEFT_SQUARE_BRACKET && !isIndexed(operation))
            refuse(operation, "it cannot be told what is looked up here by [], so it may not be used in a script");
        super.visitBinaryExpression(operation);
    }

    private static boolean isIndexed(BinaryExpression operation) {
        ClassNode of = inferred(operation.getLeftExpression());
        return of.isArray()
                || of.implementsInterface(ClassHelper.LIST_TYPE)
                || of.implementsInterface(ClassHelper.MAP_TYPE);
    }

    @Override
    public void visitConstructorCallExpression(ConstructorCallExpression call) {
        if (!call.isSpecialCall()) {
            type(call.getType(), call);
            String refusal = AllowedCalls.refusal(
                    call.getType(),
                    "new",
                    call.getArguments() instanceof TupleExpression all
                            ? all.getExpressions().size()
                            : 1);
            if (refusal != null) refuse(call, refusal);
        }
        super.visitConstructorCallExpression(call);
    }

    @Override
    public void visitPropertyExpression(PropertyExpression property) {
        Expression of = property.getObjectExpression();
        ClassNode type = of instanceof ClassExpression ? of.getType() : inferred(of);
        String name = property.getPropertyAsString();
        String refusal =
                name == null ? "a property must be named in the script itself" : AllowedCalls.refusal(type, name, -1);
        if (refusal != null) refuse(property, refusal);
        super.visitPropertyExpression(property);
    }

    @Override
    public void visitAttributeExpression(AttributeExpression attribute) {
        refuse(attribute, "fields cannot be reached by .@ in a script");
    }

    @Override
    public void visitMethodPointerExpression(MethodPointerExpression pointer) {
        refuse(pointer, "methods cannot be pointed at in a script; write a closure, such as { double x -> sqrt(x) }");
    }

    private static ClassNode inferred(Expression expression) {
        ClassNode type = expression.getNodeMetaData(StaticTypesMarker.INFERRED_TYPE);
        return type == null ? expression.getType() : type;
    }

    @Override
    public void visitVariableExpression(VariableExpression variable) {
        Variable accessed = variable.getAccessedVariable();
        boolean constant =
                script.getDeclaredField(variable.getName()) != null && !AllowedCalls.isReserved(variable.getName());
        boolean foreign = !constant && isForeign(variable, accessed);
        if (foreign) refuse(variable, "'%s' is not for scripts".formatted(variable.getName()));
        super.visitVariableExpression(variable);
    }

    private static boolean isForeign(VariableExpression variable, @Nullable Variable accessed) {
        return accessed instanceof DynamicVariable
                || accessed instanceof PropertyNode
                || (!variable.isThisExpression() && accessed == null && AllowedCalls.isReserved(variable.getName()));
    }

    @Override
    public void visitDeclarationExpression(DeclarationExpression declaration) {
        if (!declaration.isMultipleAssignmentDeclaration())
            type(declaration.getVariableExpression().getOriginType(), declaration);
        super.visitDeclarationExpression(declaration);
    }

    @Override
    public void visitClassExpression(ClassExpression expression) {
        type(expression.getType(), expression);
    }

    @Override
    public void visitCastExpression(CastExpression cast) {
        type(cast.getType(), cast);
        super.visitCastExpression(cast);
    }

    @Override
    public void visitArrayExpression(ArrayExpression array) {
        type(array.getElementType(), array);
        super.visitArrayExpression(array);
    }

    @Override
    public void visitCatchStatement(CatchStatement statement) {
        type(statement.getExceptionType(), statement);
        super.visitCatchStatement(statement);
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        if (closure.getParameters() != null)
            for (Parameter parameter : closure.getParameters()) type(parameter.getType(), parameter);
        super.visitClosureExpression(closure);
    }

    private void type(ClassNode type, ASTNode where) {
        ClassNode element = type;
        while (element.isArray()) element = element.getComponentType();
        String name = element.redirect().getName();
        if (!AllowedTypes.allows(name) && !element.redirect().equals(script)) refuse(where, AllowedTypes.refusal(name));
    }

    @Override
    protected void visitStatement(Statement statement) {
        if (statement.getLineNumber() > 0) place = statement;
        super.visitStatement(statement);
    }

    /** One refusal a line is enough. What the compiler has made itself has no place, and stands for what is in the statement. */
    private void refuse(ASTNode what, String message) {
        ASTNode where = what.getLineNumber() > 0 ? what : place;
        if (told.add(where.getLineNumber())) Sketch.refuse(source, where, message);
    }
}
